using System.Collections.Immutable;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>All cases of a care store, opened one after the other. Changes nothing; Hay may be running on it.</summary>
internal static class StoredCases
{
    /// <param name="place">Where the store is.</param>
    /// <param name="keys">What opens it.</param>
    /// <param name="take">Is given each case with its id.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Ids of those that do not open, or are no cases: whose they are nobody knows.</returns>
    /// <exception cref="DataFolderException">There is no store.</exception>
    /// <exception cref="StoreFailedException">Nor in PostgreSQL.</exception>
    public static Task<ImmutableArray<string>> Each(StorePlace place, CareKeys keys, Action<string, Case> take, CancellationToken ct)
    {
        var seal = new RecordSeal(keys);
        return Task.Run(() => StoreTables.Read(place, tables =>
        {
            var unreadable = ImmutableArray.CreateBuilder<string>();
            tables.Each("SELECT key, version, state FROM grain_state WHERE store = @store AND length(state) > 0 ORDER BY key", [("store", CareStoreNames.Case)], row =>
            {
                var key = row.GetString(0);
                if (Opened(seal, key, row.GetInt64(1), row.GetFieldValue<byte[]>(2)) is { } state) take(key, state);
                else unreadable.Add(key);
            }, ct);
            return unreadable.ToImmutable();
        }), ct);
    }

    private static Case? Opened(RecordSeal seal, string key, long version, byte[] state)
    {
        try
        {
            return Read(key, seal.Open(CareStoreNames.Case, key, version, state));
        }
        catch (UnreadableRecordException)
        {
            return null;
        }
    }

    /// <exception cref="UnreadableRecordException">It is no case.</exception>
    public static Case Read(string key, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Case>(json, GrainJson.Default.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException cause)
        {
            // Without what it says: it may repeat what is in the record.
            throw new UnreadableRecordException($"the record {RecordName.Of(CareStoreNames.Case, key)}", new JsonException($"it is no case (at byte {cause.BytePositionInLine})."));
        }
    }
}
