namespace Hay.Silo.Storage;

/// <summary>Records under (store, key) with versions. Safe to call from any thread; a write is answered only once it is durable.</summary>
public interface IRecordStore
{
    /// <summary>The record as it is now; <see cref="StoredState.None"/> when there is none.</summary>
    /// <exception cref="StoreFailedException">It could not be read.</exception>
    ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default);

    /// <summary>The version of the record, also of one that was cleared: a write against 0 goes on counting from it. 0: there never was one.</summary>
    /// <exception cref="StoreFailedException">It could not be read.</exception>
    ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default);

    /// <summary>
    /// Writes a record if its version is still <paramref name="expected"/> (0: there is none yet). Not accepted means that
    /// somebody else wrote it; nothing is changed then.
    /// </summary>
    /// <param name="store">The state's name.</param>
    /// <param name="key">The grain's key.</param>
    /// <param name="expected">The version it was read in.</param>
    /// <param name="json">UTF-8 JSON, 1 byte to <see cref="StoreLimits.MaxStateBytes"/>; must not change until the call completes.</param>
    /// <param name="ct">Cancels waiting for a place in the queue, not the write itself.</param>
    /// <exception cref="StoreFailedException">It was not kept.</exception>
    Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default);

    /// <summary>Takes a record away if its version is still <paramref name="expected"/>. The feed tells it as empty.</summary>
    /// <exception cref="StoreFailedException">It was not kept.</exception>
    Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default);
}
