namespace Orleans.Runtime;

/// <summary>A timer of a grain. Disposing it stops it; the end of the activation does so too.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times. From inside a tick they count from the tick's end.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>When a timer ticks, and how its ticks stand to calls.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this() =>
        (DueTime, Period) = (dueTime, period);

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run beside a call. False unless set.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use, and so puts off collection. False unless set.</summary>
    public bool KeepAlive { get; init; }
}
