namespace Hay.Seeded.Tests.Cluster;

/// <summary>
/// Time that passes from event to event, on one thread. What real code awaits goes on here too, in the order in which it was
/// handed over; of events at the same moment the seed says which comes first.
/// </summary>
internal sealed class VirtualTime(Random random) : SynchronizationContext
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Action, (long At, int Tie)> _events = new();
    private readonly Queue<(SendOrPostCallback Act, object? State)> _next = new();
    private readonly List<ITimer> _timers = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile bool _isOver;

    public TimeSpan Now { get; private set; }

    /// <summary>How many events there were.</summary>
    public int Events { get; private set; }

    public void In(TimeSpan rest, Action act) => _events.Enqueue(act, ((Now + rest).Ticks, random.Next()));

    public void At(TimeSpan time, Action act) => In(time - Now, act);

    public void RunUntil(TimeSpan end)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            while (_events.TryPeek(out _, out var first) && first.At <= end.Ticks)
            {
                Now = new TimeSpan(first.At);
                Events++;
                _events.Dequeue()();
                while (_next.TryDequeue(out var next)) next.Act(next.State);
            }

            (Now, _isOver) = (end, true);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>What a process that was killed left behind is not swept up before the end: that would be an event that no seed foretells.</summary>
    public void Keep(ITimer timer) => _timers.Add(timer);

    /// <summary>Real code went on elsewhere: then nothing here can be told again from its seed.</summary>
    public void Check() => Assert.Equal(_thread, Environment.CurrentManagedThreadId);

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_isOver) return;
        Check();
        _next.Enqueue((d, state));
    }

    public override SynchronizationContext CreateCopy() => this;
}
