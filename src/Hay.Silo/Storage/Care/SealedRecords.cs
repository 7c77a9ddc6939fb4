using Hay.Grains;

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
        return there.Exists ? new StoredState(there.Version, seal.Open(store, key, there.Version, there.Json)) : there;
    }

    /// <inheritdoc/>
    public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) => records.LastVersionAsync(store, key, ct);

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default)
    {
        // One that begins anew goes on counting from before it was cleared.
        var next = (expected > 0 ? expected : await records.LastVersionAsync(store, key, ct)) + 1;
        var outcome = await records.WriteAsync(store, key, expected, seal.Seal(store, key, next, json), ct);
        return !outcome.Accepted || outcome.Version == next ? outcome
            : throw new StoreFailedException($"{RecordName.Of(store, key)} was written and taken away by somebody else at this moment, and what was written now does not open: clear it.", null);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) => records.ClearAsync(store, key, expected, ct);
}
