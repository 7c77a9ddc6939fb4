namespace Hay.Silo.Storage;

/// <summary>A store of which nobody without a key can read more than names of kinds, random keys, numbers and lengths.</summary>
/// <param name="records">Where the sealed ones are.</param>
/// <param name="seal">Seals and opens them.</param>
internal sealed class SealedRecords(IRecordStore records, RecordSeal seal) : IRecordStore
{
    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">It is there, and does not open.</exception>
    public async ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default)
    {
        var there = await records.ReadAsync(store, key, ct);
        return there.Exists ? new StoredState(there.Version, seal.Open(store, key, there.Json)) : there;
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default) =>
        records.WriteAsync(store, key, expected, seal.Seal(store, key, json), ct);

    /// <inheritdoc/>
    public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) => records.ClearAsync(store, key, expected, ct);
}
