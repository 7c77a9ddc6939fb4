namespace Hay.Embedded;

/// <summary>
/// Runs what belongs to one activation, one thing at a time, on the thread pool: first the continuations of turns that
/// have begun, then the next turn that may begin. It is the current scheduler inside a turn, so what a turn awaits
/// comes back here.
/// </summary>
internal abstract class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    // After this many things the thread goes back to the pool, so that a busy grain does not keep it from the others.
    private const int Stint = 64;

    private static readonly Action<object?> BeginNext = static self => ((TurnScheduler)self!).Begin();

    private Queue<Task>? _continuations;
    private Task? _nextTask;
    private Turn? _nextTurn;
    private Task? _finished;
    private bool _awake;

    public sealed override int MaximumConcurrencyLevel => 1;

    /// <summary>Guards everything an activation knows about its turns.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The next turn that may begin, now counted as running; null when there is none. Called under the gate.</summary>
    protected abstract Turn? Admit();

    /// <summary>A turn is over and no longer counts as running. Called under the gate.</summary>
    protected abstract void Retire(Turn turn);

    /// <summary>What turns are called on.</summary>
    protected abstract object Target { get; }

    /// <summary>Draws the consequences of how a turn went. Called outside the gate, before the turn is retired and its caller told.</summary>
    protected abstract void Conclude(Turn turn, Task work);

    /// <summary>Sees to it that a thread comes by. Called under the gate.</summary>
    protected void Wake()
    {
        if (_awake || !ChooseNext()) return;
        _awake = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Called by the work of a turn that did not finish where it began.</summary>
    private void Finish(Turn turn, Task work)
    {
        Conclude(turn, work);
        lock (Gate)
        {
            Retire(turn);
            Wake();
        }

        turn.End(work);
    }

    protected sealed override void QueueTask(Task task)
    {
        lock (Gate)
        {
            (_continuations ??= new(2)).Enqueue(task);
            Wake();
        }
    }

    // Inside a turn its own tasks may run at once; anywhere else they must wait for the turn to come round.
    protected sealed override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        (ReferenceEquals(Current, this) || ReferenceEquals(task.AsyncState, this)) && TryExecuteTask(task);

    protected sealed override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
        {
            return _continuations?.ToArray() ?? [];
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // The pool's own context: what a turn sets in an AsyncLocal must not reach the next.
        var context = ExecutionContext.Capture()!;
        for (var left = Stint; left > 0; left--)
        {
            Turn? turn = null;
            Task? work = null;
            if (_nextTask is { } continuation)
            {
                TryExecuteTask(continuation);
            }
            else
            {
                turn = _nextTurn!;
                work = BeginAsCurrent();
                ExecutionContext.Restore(context);
                if (work is not null) Conclude(turn, work);
            }

            bool more;
            lock (Gate)
            {
                if (work is not null) Retire(turn!);
                more = _awake = ChooseNext();
            }

            // Answered last: whoever hears of it finds the grain free.
            if (work is not null) turn!.End(work);
            if (!more) return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool ChooseNext()
    {
        (_nextTask, _nextTurn) = (null, null);
        if (_continuations is not { Count: > 0 } || !_continuations.TryDequeue(out _nextTask)) _nextTurn = Admit();
        return _nextTask is not null || _nextTurn is not null;
    }

    // Answers with the work if it is finished; otherwise Finish will be called. A task makes this the current scheduler:
    // there is no cheaper way that the framework supports.
    private Task? BeginAsCurrent()
    {
        new Task(BeginNext, this).RunSynchronously(this);
        var work = _finished;
        _finished = null;
        return work;
    }

    private void Begin()
    {
        var turn = _nextTurn!;
        turn.Began = GrainMeter.Begin();
        var work = turn.Begin(Target);
        if (work.IsCompleted)
        {
            _finished = work;
            return;
        }

        // Runs on the thread that finishes the work, which is the turn's own as a rule: no trip through the pool.
        work.ContinueWith(
            static (work, state) => ((Turn)state!).Host!.Finish((Turn)state!, work),
            turn,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.DenyChildAttach,
            Default);
    }
}
