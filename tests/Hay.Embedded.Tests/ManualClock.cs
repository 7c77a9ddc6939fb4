namespace Hay.Embedded.Tests;

/// <summary>Time that passes when told to: due timers run, in order, inside <see cref="Advance"/>.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetTimestamp() + by.Ticks;
        while (NextBefore(end) is { } alarm) alarm.Ring();
        Interlocked.Exchange(ref _now, end);
    }

    private Alarm? NextBefore(long end)
    {
        lock (_gate)
        {
            var next = _alarms.Where(a => a.Due <= end).MinBy(a => a.Due);
            if (next is not null) Interlocked.Exchange(ref _now, Math.Max(_now, next.Due));
            next?.Again();
            return next;
        }
    }

    private sealed class Alarm(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                (Due, _period) = (clock.GetTimestamp() + dueTime.Ticks, period);
                if (dueTime != Timeout.InfiniteTimeSpan) clock._alarms.Add(this);
                return true;
            }
        }

        public void Again()
        {
            Due += _period.Ticks;
            if (_period == Timeout.InfiniteTimeSpan) clock._alarms.Remove(this);
        }

        public void Ring() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
