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
    public const string NoStore = "There is no store in this container: look at the settings Hay__AzureBlobs and Hay__AzureContainer.";

    /// <summary>The shortest that Azure gives.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = Duration + TimeSpan.FromSeconds(2);
    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly Lock _gate = new();
    private readonly Timer _renews;
    private ETag _tag;
    private int _isRenewing;

    private AzureHold(BlobContainerClient container, string lease)
    {
        Container = container;
        _blob = container.GetBlobClient(AzureContents.Name);
        _lease = _blob.GetBlobLeaseClient(lease);
        _renews = new Timer(_ => RenewOrSay());
    }

    public BlobContainerClient Container { get; }

    /// <summary>This process, among all that ever hold a store.</summary>
    public string Holder { get; } = Guid.NewGuid().ToString("n");

    /// <summary>What is in the container.</summary>
    public AzureContents Contents { get; private set; } = null!;

    /// <summary>Another process has it by now.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Takes the store, making it where there is none.</summary>
    /// <param name="place">Where.</param>
    /// <param name="lease">What says that this process comes after one that has ended: the same lease (a GUID) is given at once.</param>
    /// <param name="isCopy">Whether a store that is not whole yet is wanted; a new one is one.</param>
    /// <param name="patience">How long to wait for one that has died.</param>
    /// <exception cref="StoreFailedException">Another process has it, or it cannot be had.</exception>
    public static AzureHold Take(StorePlace place, string lease, bool isCopy = false, TimeSpan? patience = null)
    {
        AzureHold? hold = null;
        try
        {
            var container = AzureAccount.Container(place);
            hold = new AzureHold(container, lease);
            container.CreateIfNotExists();
            hold.Create(AzureContents.New(isCopy));
            hold.Wait(patience ?? Patience);
            hold._renews.Change(Often, Often);
            hold.Begin();
            return hold;
        }
        catch (Exception cause)
        {
            hold?.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    /// <summary>Takes a store that is there, so that nobody writes to it.</summary>
    /// <exception cref="StoreFailedException">There is none, another process has it, or it cannot be had.</exception>
    public static AzureHold TakeExisting(StorePlace place)
    {
        try
        {
            if (Read(AzureAccount.Container(place)) is null) throw new StoreFailedException(NoStore, null);
            return Take(place, Guid.NewGuid().ToString());
        }
        catch (Exception cause)
        {
            throw StoreFailedException.From(cause);
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
            var log = AzureLog.Create(Container, Contents.Logs is [.., var last] ? last.Number + 1 : Contents.Snapshot?.Position.Log ?? 1, Holder);
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
        using (var ended = new ManualResetEvent(false))
        {
            // One that is at work must not take the lease again after it was given back.
            if (_renews.Dispose(ended)) ended.WaitOne();
        }

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

    private bool Renew()
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

    private void RenewOrSay()
    {
        // While the account is away a try takes longer than there is between two.
        if (Interlocked.Exchange(ref _isRenewing, 1) == 1) return;
        try
        {
            if (!Renew()) IsLost = true;
        }
        catch (Exception away) when (away is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // It is not back yet.
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
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
