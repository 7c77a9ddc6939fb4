using Orleans.Concurrency;

namespace Hay.Grains;

[GrainType("live-notifier"), StatelessWorker(maxLocalWorkers: 2)]
internal sealed class LiveNotifierGrain(TimeProvider clock) : Grain, ILiveNotifierGrain
{
    private readonly Dictionary<(string Activity, string Board, SessionId?), LiveUpdate> _newest = [];
    private IGrainTimer? _flush;
    private long? _last;

    public Task Announce(LiveUpdate update)
    {
        var what = (update.Activity, update.Activity.Length == 0 ? update.Spaces[0] : "", update.Session?.Session);
        if (!_newest.TryGetValue(what, out var held)) _newest[what] = update;
        // Somebody who books a moment later must not hide that it was news.
        else _newest[what] = (held.Revision < update.Revision ? update : held) with { IsNews = held.IsNews || update.IsNews };
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
        await GrainFactory.GetGrain<ILiveSwitchboardGrain>("0").Publish([.. _newest.Values]);
        _newest.Clear();
    }
}
