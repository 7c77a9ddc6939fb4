using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hay.Grains;
using Orleans.Storage;

namespace Hay.Silo.Storage;

/// <summary>
/// Grain states in the store, as JSON. The state's name is the store, the grain's key the key, the version as text the
/// ETag; no record means no ETag.
/// </summary>
/// <param name="records">Where they are kept.</param>
/// <param name="json">Knows the type of every state (its <see cref="JsonSerializerOptions.TypeInfoResolver"/>).</param>
public sealed class JsonGrainStorage(IRecordStore records, JsonSerializerOptions json) : IGrainStorage
{
    /// <summary>Reads the state; a new <typeparamref name="T"/> when there is no record.</summary>
    /// <exception cref="UnreadableRecordException">The record is there but is not a <typeparamref name="T"/>.</exception>
    /// <exception cref="StoreFailedException">The store could not be read.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(grainId);
        var stored = await records.ReadAsync(stateName, key);
        if (stored.Exists)
        {
            grainState.State = Parse<T>(stateName, key, stored.Json);
            grainState.ETag = Tag(stored.Version);
            grainState.RecordExists = true;
        }
        else
        {
            Forget(grainState);
        }
    }

    /// <summary>Completes when the state is durable.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote it since it was read.</exception>
    /// <exception cref="StoreFailedException">It was not kept.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(grainId);
        var state = JsonSerializer.SerializeToUtf8Bytes(
            grainState.State ?? throw new ArgumentException($"The state of {RecordName.Of(stateName, key)} is null.", nameof(grainState)), Type<T>());
        var outcome = await records.WriteAsync(stateName, key, Version(grainState.ETag), state);
        Refuse(outcome, stateName, key, grainState.ETag);
        grainState.ETag = Tag(outcome.Version);
        grainState.RecordExists = true;
    }

    /// <summary>Completes when it is durable that the state is gone.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote it since it was read.</exception>
    /// <exception cref="StoreFailedException">It was not kept.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(grainId);
        var outcome = await records.ClearAsync(stateName, key, Version(grainState.ETag));
        Refuse(outcome, stateName, key, grainState.ETag);
        Forget(grainState);
    }

    private static string Key(GrainId grainId) => grainId.Key.ToString() ?? "";

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long Version(string? tag) => string.IsNullOrEmpty(tag) ? 0 : long.Parse(tag, CultureInfo.InvariantCulture);

    private static void Refuse(WriteOutcome outcome, string store, string key, string? expected)
    {
        if (!outcome.Accepted)
        {
            var there = outcome.Version == 0 ? "none" : Tag(outcome.Version);
            throw new InconsistentStateException(
                $"{RecordName.Of(store, key)} was written by somebody else: version {there} is stored, {expected ?? "none"} was expected.",
                there,
                expected ?? "none");
        }
    }

    private static void Forget<T>(IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T));

    private T Parse<T>(string store, string key, byte[] state)
    {
        try
        {
            return JsonSerializer.Deserialize(state, Type<T>()) ?? throw new JsonException("It is null.");
        }
        catch (JsonException cause)
        {
            throw new UnreadableRecordException($"the record {RecordName.Of(store, key)}", cause);
        }
    }
}
