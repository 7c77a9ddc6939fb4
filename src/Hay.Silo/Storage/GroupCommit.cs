using System.Diagnostics;
using System.Threading.Channels;

namespace Hay.Silo.Storage;

/// <summary>
/// Writes in groups: one thread takes all writes that wait, puts them into one transaction and waits for the disk once
/// for all of them. A caller is told only after that. The busier the store, the larger the groups.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private readonly Func<IBatchWriter> _open;
    private readonly StoreLimits _limits;
    private readonly SiloMeter? _meter;
    private readonly Channel<PendingWrite> _waiting;
    private readonly Thread _thread;
    private IBatchWriter? _connection;

    /// <param name="open">Opens a connection: at once, and again after one failed.</param>
    /// <param name="limits">How many writes wait, and how many go together.</param>
    /// <param name="meter">Counts and times writes; null: nobody wants to know.</param>
    public GroupCommit(Func<IBatchWriter> open, StoreLimits limits, SiloMeter? meter = null)
    {
        _open = open;
        _limits = limits;
        _meter = meter;
        _connection = open();
        _waiting = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(limits.Waiting) { SingleReader = true });

        // A thread of its own: it spends its life waiting for the disk, and would starve a small thread pool.
        _thread = new Thread(Run) { IsBackground = true, Name = "hay store" };
        _thread.Start();
    }

    /// <summary>
    /// Completes when <paramref name="write"/> is on the disk. Cancelling works only until it is in the queue: after
    /// that it may be written, so its caller hears how it ended.
    /// </summary>
    /// <exception cref="StoreFailedException">It was not kept.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public async Task<T> WriteAsync<T>(PendingWrite<T> write, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var asked = Stopwatch.GetTimestamp();
        try
        {
            if (!_waiting.Writer.TryWrite(write))
            {
                await _waiting.Writer.WriteAsync(write, ct);
            }
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(GroupCommit), "The store is closed: Hay is stopping.");
        }

        var isKept = false;
        try
        {
            var outcome = await write.Told;
            isKept = true;
            return outcome;
        }
        finally
        {
            _meter?.Wrote(asked, isKept);
        }
    }

    /// <summary>Writes what waits, and closes.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var batch = new List<PendingWrite>(_limits.Batch);
        while (Wait())
        {
            for (var bytes = 0L; batch.Count < _limits.Batch && bytes < _limits.Bytes && _waiting.Reader.TryRead(out var write); bytes += write.Size)
            {
                batch.Add(write);
            }

            Keep(batch);
            _meter?.Batch(batch.Count);
            batch.Clear();
        }

        Close();
    }

    private bool Wait()
    {
        var ready = _waiting.Reader.WaitToReadAsync();
        if (ready.IsCompletedSuccessfully) return ready.Result;
        // To wait for the task itself would begin with turning round: a tenth of a small machine's processor, for microseconds.
        using var task = ready.AsTask();
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return task.GetAwaiter().GetResult();
    }

    private void Keep(List<PendingWrite> batch)
    {
        try
        {
            _connection ??= _open();
            _connection.Keep(batch);
        }
        catch (Exception cause)
        {
            // After a failure nobody can say what state a connection is in: closing undoes the transaction, and the next batch
            // starts afresh with what is durable. Callers hear only then, so that a retry finds the batch undone.
            _connection?.Dispose();
            _connection = null;
            foreach (var write in batch)
            {
                write.Failed(cause);
            }

            return;
        }

        foreach (var write in batch)
        {
            write.Kept();
        }
    }

    private void Close()
    {
        _connection?.Finish();
        _connection?.Dispose();
    }
}
