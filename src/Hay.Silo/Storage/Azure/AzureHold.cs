using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Hay.Silo.Storage;

/// <summary>
/// The container in the hands of one process, by a lease on <see cref="AzureContents.Name"/>. A lease is given back soon after a process has
/// died; until then a second one waits, and is refused. What makes sure that two never write is not the lease but the ETags.
/// </summary>
internal sealed class AzureHold : IDisposable
{
    /// <summary>The shortest that Azure gives.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = Duration + TimeSpan.FromSeconds(5);
    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly Lock _gate = new();
    private ETag _tag;

    private AzureHold(BlobContainerClient container, string lease)
    {
        Container = container;
        _blob = container.GetBlobClient(AzureContents.Name);
        _lease = _blob.GetBlobLeaseClient(lease);
    }

    public BlobContainerClient Container { get; }

    /// <summary>This process, among all that ever hold a store.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("n");

    /// <summary>What is in the container.</summary>
    public AzureContents Contents { get; private set; } = null!;

    /// <summary>Takes the store, making it where there is none.</summary>
    /// <param name="place">Where.</param>
    /// <param name="lease">What says that this process comes after one that has ended: the same lease (a GUID) is given at once.</param>
    /// <param name="isCopy">Whether a store that is not whole yet is wanted; a new one is one.</param>
    /// <param name="patience">How long to wait for one that has died.</param>
    /// <exception cref="StoreFailedException">Another process has it, or it cannot be had.</exception>
    public static AzureHold Take(StorePlace place, string lease, bool isCopy = false, TimeSpan? patience = null)
    {
        try
        {
            var container = AzureAccount.Container(place);
            var hold = new AzureHold(container, lease);
            container.CreateIfNotExists();
            hold.Create(AzureContents.New(isCopy));
            hold.Wait(patience ?? Patience);
            hold.Begin();
            return hold;
        }
        catch (Exception cause)
        {
            throw StoreFailedException.From(cause);
        }
    }

    /// <summary>Keeps it for a while longer.</summary>
    /// <returns>False: another process has it.</returns>
    public bool Renew()
    {
        try
        {
            _lease.Acquire(Duration);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Changes what the container says it has, at once and as a whole.</summary>
    /// <exception cref="StoreTakenException">Another process has changed it.</exception>
    public void Change(Func<AzureContents, AzureContents> change)
    {
        lock (_gate)
        {
            var next = change(Contents) with { Holder = Holder };
            var json = JsonSerializer.SerializeToUtf8Bytes(next);
            if (!Renew()) throw new StoreTakenException();
            try
            {
                _tag = _blob.Upload(new BinaryData(json), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfMatch = _tag, LeaseId = _lease.LeaseId } }).Value.ETag;
            }
            catch (RequestFailedException other) when (other.Status == 412)
            {
                // Or the answer was lost, and this is what the second try was told.
                var there = _blob.DownloadContent().Value;
                if (!there.Content.ToMemory().Span.SequenceEqual(json)) throw new StoreTakenException();
                _tag = there.Details.ETag;
            }

            Contents = next;
        }
    }

    /// <summary>From now on another log is written to.</summary>
    public AzureLogBlob AddLog()
    {
        lock (_gate)
        {
            var log = AzureLog.Create(Container, Contents.Logs is [.., var last] ? last.Number + 1 : (Contents.Snapshot?.Position.Log ?? 0) + 1, Holder);
            Change(contents => contents with { Logs = contents.Logs.Add(log) });
            return log;
        }
    }

    /// <summary>Deletes every log and snapshot that is no part of the store (any more).</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            ImmutableHashSet<string> kept = [.. Contents.Logs.Select(log => log.Name), Contents.Snapshot?.Name ?? ""];
            foreach (var blob in Container.GetBlobs(prefix: AzureLog.Folder).Concat(Container.GetBlobs(prefix: AzureSnapshot.Folder)).Where(blob => !kept.Contains(blob.Name)).ToList())
            {
                Container.DeleteBlobIfExists(blob.Name, DeleteSnapshotsOption.IncludeSnapshots);
            }
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        try
        {
            _lease.Release();
        }
        catch (Exception cause) when (cause is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // It goes by itself.
        }
    }

    /// <summary>What a container says it has; null: it holds no store.</summary>
    /// <exception cref="StoreFailedException">A newer Hay wrote it, or nobody did.</exception>
    public static (AzureContents Contents, ETag Tag)? Read(BlobContainerClient container)
    {
        try
        {
            var there = container.GetBlobClient(AzureContents.Name).DownloadContent().Value;
            var contents = JsonSerializer.Deserialize<AzureContents>(there.Content.ToMemory().Span)!;
            return contents.Format > AzureContents.Current
                ? throw new StoreFailedException($"A newer Hay wrote this store (format {contents.Format}; this one knows {AzureContents.Current}): install the newer Hay.", null)
                : (contents, there.Details.ETag);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
        catch (JsonException wrong)
        {
            throw new StoreFailedException($"The blob {AzureContents.Name} is not what Hay wrote: put back a backup, or name another container in the setting Hay__AzureContainer.", wrong);
        }
    }

    private void Create(AzureContents contents)
    {
        try
        {
            _blob.Upload(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(contents)), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
        }
    }

    private void Wait(TimeSpan patience)
    {
        for (var until = Environment.TickCount64 + (long)patience.TotalMilliseconds; !Renew(); Thread.Sleep(500))
        {
            if (Environment.TickCount64 > until)
            {
                throw new StoreFailedException("Another Hay is using this store: stop that one first, or name another container in the setting Hay__AzureContainer.", null);
            }
        }
    }

    // Whatever the one before asked last may arrive late, once: after this it cannot.
    private void Begin()
    {
        for (var tries = 1; ; tries++)
        {
            (Contents, _tag) = Read(Container)!.Value;
            try
            {
                Change(contents => contents);
                return;
            }
            catch (StoreTakenException) when (tries < 3)
            {
            }
        }
    }
}
