namespace Hay.Embedded;

/// <summary>
/// One piece of work for a grain or an observer: a call, a timer's tick, an activation's coming and going.
/// It is its own node in the list it waits in, so that queueing allocates nothing.
/// </summary>
public abstract class Turn
{
    private protected Turn(TurnOptions options) => Options = options;

    /// <summary>What to call it in messages and logs: contract and method.</summary>
    public abstract string Name { get; }

    internal TurnOptions Options { get; }

    internal Turn? Next { get; set; }

    internal Turn? Previous { get; set; }

    /// <summary>Who runs it; set where it arrives.</summary>
    internal TurnScheduler? Host { get; set; }

    /// <summary>When it began, for the few that are timed; 0: it is not.</summary>
    internal long Began { get; set; }

    /// <summary>The sweep round from which its caller is told that it took too long.</summary>
    internal long Due { get; set; } = long.MaxValue;

    /// <summary>Whether the caller has its answer already: it cancelled, or time ran out.</summary>
    internal virtual bool IsAnswered => false;

    /// <summary>Calls the target. May throw, as the target's method may.</summary>
    protected abstract Task Invoke(object target);

    /// <summary>Tells the caller how it went.</summary>
    internal virtual void End(Task work)
    {
    }

    /// <summary>Tells the caller that it will not run, or took too long.</summary>
    internal virtual void Fail(Exception reason)
    {
    }

    /// <summary>Starts the work. Whatever goes wrong is in the task.</summary>
    internal Task Begin(object target)
    {
        try
        {
            return Invoke(target) ?? throw new InvalidOperationException($"{Name} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    internal bool Has(TurnOptions option) => (Options & option) != 0;
}
