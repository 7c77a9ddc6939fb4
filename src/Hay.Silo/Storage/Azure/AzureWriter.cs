namespace Hay.Silo.Storage;

/// <summary>
/// Writes a batch into the local copy, then into the log by one request, and commits the copy once the log has it. Opened (again) it first
/// settles what the log has, and brings the copy up to that.
/// </summary>
internal sealed class AzureWriter : IBatchWriter
{
    // The service takes 50,000 appends a blob.
    private const int MostBlocks = 40_000;
    // How long to ask what became of a write whose answer was lost.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly AzureHold _hold;
    private readonly SqliteWriter _copy;
    private LogPosition _at;
    private AzureLog _log = null!;

    /// <param name="hold">The container.</param>
    /// <param name="file">The local copy.</param>
    /// <param name="takes">Takes the log from the process that had it before; else this one still has to have it.</param>
    public AzureWriter(AzureHold hold, string file, bool takes)
    {
        _hold = hold;
        _copy = new SqliteWriter(file, 0, isCopy: true);
        try
        {
            _at = LogPosition.Read(_copy.Connection).At;
            Settle(takes);
        }
        catch
        {
            _copy.Dispose();
            throw;
        }
    }

    public void Keep(IReadOnlyList<PendingWrite> batch)
    {
        if (_log.Blocks >= MostBlocks || batch.Any(write => write is LogTurn)) Turn();
        var writes = batch.Where(write => write is not LogTurn).ToList();
        if (writes.Count == 0) return;
        var (before, next) = (_at, _at);
        try
        {
            _copy.Keep(writes, () =>
            {
                var changes = writes.Where(LogBatch.HasChanged).ToList();
                if (changes.Count == 0) return;
                var bytes = LogBatch.Bytes(_at.Batch + 1, changes);
                next = _at.After(bytes.Length, changes.Exists(write => write.Erases));
                _log.Append(bytes);
                next.Write(_copy.Connection);
            });
            _at = next;
        }
        catch (Exception cause) when (next != before)
        {
            // It was on its way.
            if (!WasKept(next.Batch, cause)) throw;
        }
    }

    public void Finish() => _copy.Finish();

    public void Dispose() => _copy.Dispose();

    // What is written from now on is in another blob, so that the ones before can go once there is a snapshot.
    private void Turn()
    {
        if (_log.Length == 0) return;
        _hold.AddLog();
        Settle(takes: false);
        _at.Write(_copy.Connection);
    }

    private void Settle(bool takes)
    {
        var log = new AzureLog(_hold.Container, _hold.Contents.Logs[^1], _hold.Holder);
        log.Settle(takes);
        if (!_hold.Contents.Logs.Any(l => l.Number == _at.Log)) throw new CopyMisfitException();
        foreach (var one in _hold.Contents.Logs.Where(one => one.Number >= _at.Log))
        {
            // Those before the last change no more.
            var length = one == log.Blob ? log.Length : AzureLog.LengthOf(_hold.Container, one);
            _at = AzureCopy.Play(_hold.Container, one, length, _copy, _at);
        }

        _log = log;
    }

    private bool WasKept(long batch, Exception cause)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ; Thread.Sleep(250))
        {
            try
            {
                _copy.Undo();
                Settle(takes: false);
                return _at.Batch >= batch;
            }
            catch (Exception still) when (still is not (StoreFailedException or StoreTakenException or CopyMisfitException))
            {
                if (Environment.TickCount64 < until) continue;
                throw new StoreFailedException("The store went away during a write, so nobody knows whether that was kept. Look before you do it again.", cause);
            }
        }
    }
}
