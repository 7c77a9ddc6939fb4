using Orleans.Concurrency;

namespace Hay.Grains;

[GrainType("live-notifier"), StatelessWorker(maxLocalWorkers: 2)]
internal sealed class LiveNotifierGrain(TimeProvider clock) : Grain, ILiveNotifierGrain
{
    private readonly NewestUpdates _newest = new();
    private IGrainTimer? _flush;
    private long? _last;

    public Task Announce(LiveUpdate update)
    {
        _newest.Add(update);
        _flush ??= this.RegisterGrainTimer(Flush, new GrainTimerCreationOptions
        {
            // The first after a quiet time goes at once.
            DueTime = _last is { } last && LiveSwitchboard.Pace - clock.GetElapsedTime(last) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero,
            Period = Timeout.InfiniteTimeSpan,
        });
        return Task.CompletedTask;
    }

    private async Task Flush(CancellationToken ct)
    {
        _flush?.Dispose();
        _flush = null;
        _last = clock.GetTimestamp();
        await GrainFactory.GetGrain<ILiveSwitchboardGrain>("0").Publish(_newest.Take());
    }
}
