using System.IO.Compression;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Hay.Silo.Storage;

/// <summary>Between a container and a database file on this machine, which is a copy of what it holds.</summary>
internal static class AzureCopy
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Reads a store as it is at this moment; Hay may be running on it. Changes nothing in the container.</summary>
    /// <param name="place">Which; where its folder is there, the copy that is read is in it meanwhile.</param>
    /// <param name="read">Is given the copy's file.</param>
    /// <exception cref="StoreFailedException">It cannot be read.</exception>
    public static T Read<T>(StorePlace place, Func<string, T> read)
    {
        var folder = Folder(place);
        TidyIn(folder);
        var file = Path.Combine(folder, $"{Guid.NewGuid():n}.db");
        try
        {
            Fetch(AzureAccount.Container(place), file);
            return read(file);
        }
        catch (Exception cause) when (cause is RequestFailedException or AggregateException)
        {
            throw StoreFailedException.From(cause);
        }
        finally
        {
            Delete(file);
        }
    }

    /// <summary>Deletes what reading left behind where it was killed a day ago or more: it has people in it.</summary>
    public static void Tidy(StorePlace place) => TidyIn(Folder(place));

    /// <summary>Makes a file what a snapshot has; null: empty.</summary>
    /// <param name="container">Where the snapshot is.</param>
    /// <param name="contents">Which snapshot.</param>
    /// <param name="file">What is made, whole or not at all.</param>
    public static void Begin(BlobContainerClient container, AzureContents contents, string file)
    {
        Delete(file);
        var fresh = file + ".part";
        Delete(fresh);
        if (contents.Snapshot is null) SqliteFile.Create(fresh);
        else Download(container.GetBlobClient(contents.Snapshot.Name), fresh);
        using (var copy = SqliteFile.OpenWriter(fresh, 0, isCopy: true))
        {
            (contents.Snapshot?.Position ?? LogPosition.Beginning with { Log = contents.Logs is [var first, ..] ? first.Number : 1 }).Begin(copy, contents.Id);
            copy.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        File.Move(fresh, file);
    }

    /// <summary>Plays what a log has, from where the copy is up to a length.</summary>
    /// <returns>Where the copy is then.</returns>
    /// <exception cref="StoreFailedException">The log is not what was written.</exception>
    /// <exception cref="CopyMisfitException">The copy is not one of what came before.</exception>
    public static LogPosition Play(BlobContainerClient container, AzureLogBlob log, long length, SqliteWriter copy, LogPosition at)
    {
        if (log.Number != at.Log) at = at with { Log = log.Number, Offset = 0 };
        if (at.Offset > length) throw new CopyMisfitException();
        if (at.Offset == length) return at;
        using var stream = container.GetAppendBlobClient(log.Name).DownloadStreaming(new BlobDownloadOptions { Range = new HttpRange(at.Offset, length - at.Offset) }).Value.Content;
        using var buffered = new BufferedStream(stream, 1 << 20);
        try
        {
            while (LogBatch.Read(buffered) is var (batch, bytes))
            {
                if (batch.Number != at.Batch + 1) throw new CopyMisfitException();
                var next = at.After(bytes, batch.Erases);
                copy.Keep(batch.Writes, () =>
                {
                    if (!batch.Writes.All(LogBatch.HasChanged)) throw new CopyMisfitException();
                    next.Write(copy.Connection);
                });
                at = next;
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new StoreFailedException($"Batch {at.Batch + 1} in {log.Name} is damaged: {wrong.Message}. Run `hay verify`, and put the last backup back.", wrong);
        }

        return at;
    }

    /// <summary>Puts a whole database into the container.</summary>
    public static void Upload(BlobContainerClient container, string name, string file)
    {
        using var from = File.OpenRead(file);
        using var blob = container.GetBlockBlobClient(name).OpenWrite(overwrite: true);
        using var small = new GZipStream(blob, CompressionLevel.Fastest);
        from.CopyTo(small, 1 << 20);
    }

    public static void Delete(string file)
    {
        SqliteFile.Discard(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    private static void Fetch(BlobContainerClient container, string file)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var contents = AzureHold.Read(container)?.Contents ?? throw new StoreFailedException(AzureHold.NoStore, null);
                if (contents.Copying) throw new StoreFailedException(StoreFailedException.HalfCopied, null);
                Begin(container, contents, file);
                using (var writer = new SqliteWriter(file, 0, isCopy: true))
                {
                    var (_, at) = LogPosition.Read(writer.Connection);
                    foreach (var log in contents.Logs.Where(log => log.Number >= at.Log))
                    {
                        at = Play(container, log, AzureLog.LengthOf(container, log), writer, at);
                    }

                    writer.Connection.Run("DROP TABLE azure");
                    writer.Finish();
                }

                return;
            }
            catch (RequestFailedException gone) when (gone.Status is 404 or 412 && tries < 5)
            {
                // A newer snapshot took its place meanwhile.
            }
        }
    }

    private static void Download(BlobClient blob, string file)
    {
        try
        {
            using var from = blob.OpenRead(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 8 << 20 });
            using var large = new GZipStream(from, CompressionMode.Decompress);
            using var to = File.Create(file);
            large.CopyTo(to, 1 << 20);
        }
        catch (InvalidDataException wrong)
        {
            throw new StoreFailedException($"The snapshot {blob.Name} is damaged: put the last backup back.", wrong);
        }
    }

    private static string Folder(StorePlace place) =>
        Directory.CreateDirectory(Path.Combine(Directory.Exists(place.Folder) ? Path.GetFullPath(place.Folder) : Path.GetTempPath(), "hay-copies")).FullName;

    private static void TidyIn(string folder)
    {
        foreach (var old in Directory.EnumerateFiles(folder).Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > Forgotten).ToList()) File.Delete(old);
    }
}
