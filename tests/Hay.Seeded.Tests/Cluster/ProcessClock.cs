namespace Hay.Seeded.Tests.Cluster;

/// <summary>The clock of one process: its timers end with it.</summary>
/// <param name="time">What it shows.</param>
/// <param name="isUp">Whether the process lives.</param>
internal sealed class ProcessClock(VirtualTime time, Func<bool> isUp) : TimeProvider
{
    /// <summary>Timers of this length never ring: a rule broken on purpose.</summary>
    public TimeSpan? Deaf { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => VirtualTime.Start + time.Now;

    public override long GetTimestamp() => time.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        time.Check();
        var timer = new Timer(this, callback, state);
        time.Keep(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ProcessClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var set = ++_set;
            if (dueTime != Timeout.InfiniteTimeSpan && dueTime != clock.Deaf) Ring(set, dueTime, period);
            return true;
        }

        private void Ring(int set, TimeSpan rest, TimeSpan period) => clock.Time.In(rest, () =>
        {
            if (set != _set || !clock.IsUp()) return;
            if (period > TimeSpan.Zero) Ring(set, period, period);
            callback(state);
        });

        public void Dispose() => _set++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private VirtualTime Time => time;

    private bool IsUp() => isUp();
}
