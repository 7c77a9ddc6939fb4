using System.Globalization;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>The store of the connector service, open: what it is given is sealed, what it gives is not. Disposing writes what waits and closes.</summary>
internal sealed class CareStore : IDisposable
{
    // One record that the keys must open: a site with other keys would read nothing, and write what the right ones do not open.
    private const string KeyStore = "care-key";
    private const string KeyCheck = "check";

    private readonly IDisposable[] _parts;

    private CareStore(IRecordStore records, IChangeFeed feed, RecordSeal seal, params IDisposable[] parts)
    {
        (Records, Feed, _parts) = (new SealedRecords(records, seal), new UnsealedFeed(feed, seal), parts);
        (Raw, RawFeed) = (records, feed);
    }

    public IRecordStore Records { get; }

    public IChangeFeed Feed { get; }

    private IRecordStore Raw { get; }

    private IChangeFeed RawFeed { get; }

    /// <summary>Opens it, making it where there is none.</summary>
    /// <param name="place">Its folder is held until disposal. One in PostgreSQL is held by whoever calls.</param>
    /// <param name="keys">What it is sealed with.</param>
    /// <param name="meter">Counts and times writes; null: nobody wants to know.</param>
    /// <exception cref="DataFolderException">The folder cannot be used.</exception>
    /// <exception cref="StoreFailedException">The database cannot be had.</exception>
    /// <exception cref="InvalidDataException">These are not its keys.</exception>
    public static async Task<CareStore> Open(StorePlace place, CareKeys keys, SiloMeter? meter)
    {
        var store = OpenAs(place, new RecordSeal(keys), meter);
        try
        {
            await store.CheckKeys(place, keys);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts) part.Dispose();
    }

    private static CareStore OpenAs(StorePlace place, RecordSeal seal, SiloMeter? meter)
    {
        if (place.IsPostgres)
        {
            var postgres = PostgresStore.Open(place.Postgres, meter: meter, isCare: true);
            return new CareStore(postgres, new PostgresChangeFeed(postgres), seal, postgres);
        }

        var folder = DataFolder.Open(place.Folder);
        try
        {
            var sqlite = SqliteStore.Open(folder, meter: meter);
            return new CareStore(sqlite, new SqliteChangeFeed(sqlite), seal, sqlite, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private async Task CheckKeys(StorePlace place, CareKeys keys)
    {
        var there = await Raw.ReadAsync(KeyStore, KeyCheck);
        try
        {
            if (there.Exists) await Records.ReadAsync(KeyStore, KeyCheck);
        }
        catch (UnreadableRecordException cause)
        {
            throw new InvalidDataException($"The keys do not open the care store ({place}): put the key it was sealed with back into the setting {CareKeys.Setting}. Without it nobody can read what is there.", cause);
        }

        if (!there.Exists && await IsUsed())
        {
            throw new InvalidDataException($"The care store ({place}) has records, and not the one by which Hay knows its keys ({KeyStore}/{KeyCheck}): something else than Hay has taken it away. Restore the last backup, and ask who has access.");
        }

        // Sealed with the key that seals from now on. Of two processes that do this at once one comes too late, and needs not.
        if (there.Exists && RecordSeal.KeyOf(KeyStore, KeyCheck, there.Json) == keys.First.Id) return;
        var said = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["since"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture) });
        await Records.WriteAsync(KeyStore, KeyCheck, there.Version, said);
    }

    private async Task<bool> IsUsed()
    {
        foreach (var store in (string[])[CareStoreNames.Case, CareStoreNames.CaseLog, CareStoreNames.CaseLogPage])
        {
            await foreach (var _ in RawFeed.ReadAsync(store, 0, default)) return true;
        }

        return false;
    }
}
