using System.Diagnostics;
using System.Threading.Channels;

namespace Hay.Silo.Storage;

/// <summary>
/// Writes in groups: one thread takes all writes that wait, puts them into one transaction and waits for the disk once
/// for all of them. A caller is told only after that. The busier the store, the larger the groups. For writes that may follow
/// (<see cref="PendingWrite.MayFollow"/>) it waits after their callers are told, once for those of <see cref="Lag"/>.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    /// <summary>How much later than its caller was told what may follow is on the disk, at the latest.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(20);

    private readonly Func<IBatchWriter> _open;
    private readonly StoreLimits _limits;
    private readonly SiloMeter? _meter;
    private readonly Channel<PendingWrite> _waiting;
    private readonly Thread _thread;
    private IBatchWriter? _connection;
    // When the oldest write was kept that is not on the disk yet (Stopwatch's time); 0: all are.
    private long _behindSince;
    private Exception? _notSettled;

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
    /// Completes when <paramref name="write"/> is on the disk, or on its way if it may follow. Cancelling works only until it is in the queue: after
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
            if (_behindSince != 0 && Left == TimeSpan.Zero) Settle();
        }

        Close();
    }

    private TimeSpan Left => Lag - Stopwatch.GetElapsedTime(_behindSince) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private bool Wait()
    {
        var ready = _waiting.Reader.WaitToReadAsync();
        if (ready.IsCompletedSuccessfully) return ready.Result;
        // To wait for the task itself would begin with turning round: a tenth of a small machine's processor, for microseconds.
        using var task = ready.AsTask();
        var handle = ((IAsyncResult)task).AsyncWaitHandle;
        if (_behindSince != 0 && !handle.WaitOne(Left)) Settle();
        handle.WaitOne();
        return task.GetAwaiter().GetResult();
    }

    private void Keep(List<PendingWrite> batch)
    {
        try
        {
            // Nobody waited for what failed then, and somebody has to hear of it.
            if (_notSettled is { } before)
            {
                _notSettled = null;
                throw before;
            }

            _connection ??= _open();
            _connection.Keep(batch);
            _behindSince = !_connection.IsBehind ? 0 : _behindSince != 0 ? _behindSince : Stopwatch.GetTimestamp();
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

    private void Settle()
    {
        try
        {
            (_connection ??= _open()).Settle();
        }
        catch (Exception cause)
        {
            _connection?.Dispose();
            (_connection, _notSettled) = (null, cause);
        }

        _behindSince = 0;
    }

    private void Close()
    {
        if (_behindSince != 0) Settle();
        _connection?.Finish();
        _connection?.Dispose();
    }
}
