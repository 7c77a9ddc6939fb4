namespace Hay.Grains;

/// <summary>Wakes whoever rests between two looks at the store. Any number of nudges before a look count as one. Safe from any thread.</summary>
/// <param name="clock">Measures rests.</param>
public sealed class Nudges(TimeProvider clock)
{
    // Completed: somebody nudged since the last look. Never where it was completed: whoever nudges does not do the look's work.
    private volatile TaskCompletionSource _given = New();

    public void Give() => _given.TrySetResult();

    /// <summary>Until somebody nudges, or has nudged since the last time; at most for <paramref name="rest"/>.</summary>
    public async Task Rest(TimeSpan rest, CancellationToken ct)
    {
        var given = _given;
        using (ct.UnsafeRegister((_, ended) => given.TrySetCanceled(ended), null))
        await using (clock.CreateTimer(_ => given.TrySetResult(), null, rest, Timeout.InfiniteTimeSpan))
        {
            await given.Task;
        }

        _given = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
