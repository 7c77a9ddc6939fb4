using Orleans.Runtime;

namespace Hay.Embedded;

/// <summary>A timer whose ticks are turns. It is its own turn, and the next tick is set only once the last has finished.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;

    public GrainTimer(Activation activation, TimeProvider time, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
        : base(OptionsOf(options))
    {
        (_activation, _callback) = (activation, callback);

        // The tick must not inherit what the registering call had in its AsyncLocals.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override string Name => "timer";

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_gate)
        {
            (_next, _period) = (dueTime, period);
            if (!_ticking) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _timer.Dispose();
        _activation.Forget(this);
    }

    internal override void End(Task work)
    {
        lock (_gate)
        {
            _ticking = false;
            if (!_stopped.IsCancellationRequested) _timer.Change(_next, Timeout.InfiniteTimeSpan);
        }
    }

    protected override Task Invoke(object target)
    {
        // Unless the tick itself changes it, the next one comes after the period.
        _next = _period;
        return _stopped.IsCancellationRequested ? Task.CompletedTask : _callback(_stopped.Token);
    }

    private static TurnOptions OptionsOf(GrainTimerCreationOptions options) =>
        TurnOptions.OneWay
        | (options.Interleave ? TurnOptions.AlwaysInterleave : TurnOptions.None)
        | (options.KeepAlive ? TurnOptions.None : TurnOptions.Internal);

    private static void Check(TimeSpan time, string name)
    {
        // What System.Threading.Timer takes, and so what Orleans takes.
        ArgumentOutOfRangeException.ThrowIfLessThan((long)time.TotalMilliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)time.TotalMilliseconds, 0xfffffffe, name);
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_ticking) return;
            _ticking = true;
        }

        if (!_activation.Receive(this)) Dispose();
    }
}
