using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>
/// The durable store in a container of Azure Blob Storage: a log of what was written, and snapshots. What is in the data folder
/// (azure.db) is a copy to read from, and can be made anew at any time. One process has the store at a time. Safe to call from any thread.
/// Disposing writes what waits, closes, and gives the container back.
/// </summary>
public sealed class AzureStore : IDisposable
{
    private const int MostLogs = 50;
    private const long FewBytes = 64 * 1024 * 1024;
    private readonly AzureHold _hold;
    private readonly string _file;

    private AzureStore(AzureHold hold, string file, SqliteStore records) => (_hold, _file, Records) = (hold, file, records);

    /// <summary>Reads from the copy, writes to the container.</summary>
    public SqliteStore Records { get; }

    /// <summary>Opens the store, making it where there is none, and takes it for this process.</summary>
    /// <param name="folder">Holds the copy.</param>
    /// <param name="place">Which container.</param>
    /// <param name="limits">How much it takes at a time.</param>
    /// <param name="patience">How long to wait for a process that has died; null: as long as that may take.</param>
    /// <param name="meter">Counts and times writes; null: nobody wants to know.</param>
    /// <exception cref="StoreFailedException">It cannot be had: the message says why, and no secret.</exception>
    public static AzureStore Open(DataFolder folder, StorePlace place, StoreLimits? limits = null, TimeSpan? patience = null, SiloMeter? meter = null)
    {
        var hold = AzureHold.Take(place, LeaseOf(folder), patience: patience);
        try
        {
            if (hold.Contents.Copying) throw new StoreFailedException(StoreFailedException.HalfCopied, null);
            if (hold.Contents.Logs.IsEmpty) hold.AddLog();
            var file = FileIn(folder);
            AzureCopy.Delete(file + ".snapshot");
            AzureCopy.Tidy(place);
            var isFresh = !IsCopyOf(hold.Contents, file);
            if (isFresh) AzureCopy.Begin(hold.Container, hold.Contents, file);
            // As long as an append of the service; one state more than this fits in, too.
            limits = (limits ?? new StoreLimits()) with { Bytes = 4 * 1024 * 1024 };
            try
            {
                return new AzureStore(hold, file, Open(hold, file, limits, meter));
            }
            catch (CopyMisfitException) when (!isFresh)
            {
                AzureCopy.Begin(hold.Container, hold.Contents, file);
                return new AzureStore(hold, file, Open(hold, file, limits, meter));
            }
        }
        catch (Exception cause)
        {
            hold.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    /// <summary>Another process has the container by now.</summary>
    internal bool IsLost => _hold.IsLost;

    /// <summary>Whether something waits to be gone for good, though it is no longer in the store.</summary>
    internal bool HasErased => LogPosition.Read(_file).At.Erased > (_hold.Contents.Snapshot?.Position.Batch ?? 0);

    /// <summary>Whether the logs are longer than is good for the next start.</summary>
    internal bool IsLong => _hold.Contents.Logs.Length >= MostLogs
        || LogPosition.Read(_file).At.Total - (_hold.Contents.Snapshot?.Position.Total ?? 0) > Math.Max(FewBytes, new FileInfo(_file).Length / 2);

    /// <summary>
    /// Puts the whole store as it is now in the place of snapshot and logs, while it is written to, and deletes these: what was erased
    /// before is in no blob afterwards.
    /// </summary>
    internal async Task Compact(CancellationToken ct)
    {
        await Records.SendAsync(new LogTurn(), ct);
        await Task.Run(() =>
        {
            var copy = _file + ".snapshot";
            AzureCopy.Delete(copy);
            try
            {
                using (var source = SqliteFile.OpenReader(_file))
                {
                    using var command = source.Prepare("VACUUM INTO $copy", "$copy");
                    command.CommandTimeout = 0;
                    command.Parameters[0].Value = copy;
                    command.ExecuteNonQuery();
                }

                var (_, at) = LogPosition.Read(copy);
                using (var portable = SqliteFile.OpenWriter(copy, 0, isCopy: true)) portable.Run("DROP TABLE azure; PRAGMA journal_mode = DELETE");
                ct.ThrowIfCancellationRequested();
                var snapshot = new AzureSnapshot(AzureSnapshot.NewName(at), at);
                AzureCopy.Upload(_hold.Container, snapshot.Name, copy);
                _hold.Change(contents => contents with { Snapshot = snapshot, Logs = [.. contents.Logs.Where(log => log.Number >= at.Log)] });
                _hold.Sweep();
            }
            catch (SqliteException cause)
            {
                throw StoreFailedException.From(cause);
            }
            finally
            {
                AzureCopy.Delete(copy);
            }
        }, ct);
    }

    public void Dispose()
    {
        Records.Dispose();
        _hold.Dispose();
    }

    internal static string FileIn(DataFolder folder) => Path.Combine(folder.Path, "azure.db");

    /// <summary>The same for whoever has this folder: nobody else has it, so whoever had it before has ended, and need not be waited for.</summary>
    internal static string LeaseOf(DataFolder folder)
    {
        var file = Path.Combine(folder.Path, "azure.lease");
        if (File.Exists(file) && Guid.TryParse(File.ReadAllText(file), out var known)) return known.ToString();
        var lease = Guid.NewGuid().ToString();
        File.WriteAllText(file, lease);
        return lease;
    }

    private static SqliteStore Open(AzureHold hold, string file, StoreLimits limits, SiloMeter? meter)
    {
        var takes = true;
        return new SqliteStore(file, () =>
        {
            var writer = new AzureWriter(hold, file, takes);
            takes = false;
            return writer;
        }, limits, meter);
    }

    private static bool IsCopyOf(AzureContents contents, string file)
    {
        if (!File.Exists(file)) return false;
        try
        {
            return LogPosition.Read(file).Store == contents.Id;
        }
        catch (SqliteException)
        {
            // Damaged: it is only a copy.
            return false;
        }
    }
}
