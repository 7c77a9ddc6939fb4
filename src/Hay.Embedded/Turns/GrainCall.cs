namespace Hay.Embedded;

/// <summary>A call whose caller waits for its end. Generated code derives one class a method.</summary>
public abstract class GrainCall(TurnOptions options) : Turn(options)
{
    // Continuations run on the caller's side, never inside the grain's turn.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _whenCancelled;

    internal Task Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    internal sealed override void End(Task work)
    {
        _whenCancelled.Dispose();
        _answer.TrySetFromTask(work);
    }

    internal sealed override void Fail(Exception reason)
    {
        _whenCancelled.Dispose();
        _answer.TrySetException(reason);
    }

    /// <summary>Answers the caller as soon as it cancels; the grain sees the same token and ends when it likes.</summary>
    internal void AnswerWhenCancelled(CancellationToken ct) =>
        _whenCancelled = ct.UnsafeRegister(static (call, token) => ((GrainCall)call!)._answer.TrySetCanceled(token), this);
}

/// <summary>A call whose caller waits for its answer. Generated code derives one class a method.</summary>
public abstract class GrainCall<T>(TurnOptions options) : Turn(options)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _whenCancelled;

    internal Task<T> Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    internal sealed override void End(Task work)
    {
        _whenCancelled.Dispose();
        if (!work.IsCompletedSuccessfully) Fail(work);
        else _answer.TrySetResult(Passing.Answer(((Task<T>)work).Result));
    }

    internal sealed override void Fail(Exception reason)
    {
        _whenCancelled.Dispose();
        _answer.TrySetException(reason);
    }

    internal void AnswerWhenCancelled(CancellationToken ct) =>
        _whenCancelled = ct.UnsafeRegister(static (call, token) => ((GrainCall<T>)call!)._answer.TrySetCanceled(token), this);

    // The work is not a Task<T> where the method threw before it made one.
    private void Fail(Task work)
    {
        if (work is Task<T> typed) _answer.TrySetFromTask(typed);
        else _answer.TrySetException(work.Exception!.InnerExceptions);
    }
}

/// <summary>A call that nobody waits for.</summary>
public abstract class OneWayCall(TurnOptions options) : Turn(options);
