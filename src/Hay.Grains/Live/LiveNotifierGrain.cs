using Orleans.Concurrency;
using Orleans.Runtime;

namespace Hay.Grains;

[GrainType("live-notifier"), StatelessWorker(maxLocalWorkers: 2)]
internal sealed class LiveNotifierGrain : Grain, ILiveNotifierGrain
{
    private readonly Dictionary<(string, SessionId?), LiveUpdate> _newest = [];
    private IGrainTimer? _flush;

    public Task Announce(LiveUpdate update)
    {
        var what = (update.Activity, update.Session?.Session);
        if (!_newest.TryGetValue(what, out var held) || held.Revision < update.Revision) _newest[what] = update;
        _flush ??= this.RegisterGrainTimer(Flush, new GrainTimerCreationOptions
        {
            DueTime = LiveSwitchboard.Pace,
            Period = Timeout.InfiniteTimeSpan,
        });
        return Task.CompletedTask;
    }

    private async Task Flush(CancellationToken ct)
    {
        _flush?.Dispose();
        _flush = null;
        await GrainFactory.GetGrain<ILiveSwitchboardGrain>("0").Publish([.. _newest.Values]);
        _newest.Clear();
    }
}
