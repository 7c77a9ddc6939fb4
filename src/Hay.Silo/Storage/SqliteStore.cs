using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>
/// The durable store of one data folder: records under (store, key) with versions, and the journal. Writes that come at
/// the same time share one transaction and one wait for the disk (<see cref="GroupCommit"/>); a write is answered only
/// once it is on the disk, or where else its writer keeps it; one that <see cref="PendingWrite.MayFollow"/> a moment earlier. Safe to call from any thread. Disposing writes what waits and closes; the
/// folder stays open.
/// </summary>
public sealed class SqliteStore : IRecordStore, IDisposable
{
    private readonly GroupCommit _writer;

    /// <param name="file">The database, which is there.</param>
    /// <param name="open">Opens what writes to it.</param>
    /// <param name="limits">How much it takes at a time.</param>
    /// <param name="meter">Counts and times writes; null: nobody wants to know.</param>
    internal SqliteStore(string file, Func<IBatchWriter> open, StoreLimits limits, SiloMeter? meter = null)
    {
        _writer = new GroupCommit(open, limits, meter);
        Readers = new ReaderPool(file);
    }

    internal ReaderPool Readers { get; }

    /// <summary>Opens the store in <paramref name="folder"/>, making it when there is none.</summary>
    /// <exception cref="DataFolderDamagedException">The database is damaged or not Hay's.</exception>
    /// <exception cref="DataFolderTooNewException">A newer Hay wrote it.</exception>
    /// <exception cref="DataFolderReadOnlyException">It may not be written.</exception>
    /// <exception cref="DataFolderException">It cannot be opened for another reason, which the message says.</exception>
    public static SqliteStore Open(DataFolder folder, StoreLimits? limits = null, SiloMeter? meter = null)
    {
        try
        {
            if (!File.Exists(folder.Database))
            {
                SqliteFile.Create(folder.Database);
            }

            limits ??= new StoreLimits();
            return new SqliteStore(folder.Database, () => new SqliteWriter(folder.Database, limits.Pages), limits, meter);
        }
        catch (SqliteException cause)
        {
            throw SqliteFile.Explain(folder.Database, cause);
        }
    }

    /// <summary>The record as it is now, on the disk; <see cref="StoredState.None"/> when there is none.</summary>
    /// <exception cref="StoreFailedException">It could not be read.</exception>
    public StoredState Read(string store, string key) =>
        Readers.Read((store, key), static (reader, record) => reader.Find(record.store, record.key));

    /// <summary>As <see cref="Read"/>: from memory, mostly, so on the caller's thread.</summary>
    public ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default) => new(Read(store, key));

    /// <inheritdoc/>
    public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) =>
        new(Readers.Read((store, key), static (reader, record) => reader.LastVersion(record.store, record.key)));

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default) =>
        _writer.WriteAsync(StateWrite.Of(store, key, expected, json), ct);

    /// <inheritdoc/>
    public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) =>
        _writer.WriteAsync(StateClear.Of(store, key, expected), ct);

    /// <summary>What only this store's writer knows.</summary>
    internal Task<T> SendAsync<T>(PendingWrite<T> write, CancellationToken ct) => _writer.WriteAsync(write, ct);

    internal Task AppendAsync(string grain, JournalLine[] lines, CancellationToken ct) =>
        _writer.WriteAsync(new JournalAppend(grain, lines), ct);

    internal Task EraseAsync(string grain, string profile, CancellationToken ct) =>
        _writer.WriteAsync(new JournalErasure(grain, profile), ct);

    public void Dispose()
    {
        // Readers first, so that the writer's last checkpoint can empty the log.
        Readers.Dispose();
        _writer.Dispose();
    }
}
