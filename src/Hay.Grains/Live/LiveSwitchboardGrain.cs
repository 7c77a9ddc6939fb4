using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("live-switchboard")]
internal sealed class LiveSwitchboardGrain(TimeProvider clock) : Grain, ILiveSwitchboardGrain
{
    private readonly Dictionary<ILiveObserver, DateTimeOffset> _renewed = [];

    public Task Subscribe(ILiveObserver observer)
    {
        _renewed[observer] = clock.GetUtcNow();
        return Task.CompletedTask;
    }

    public Task Unsubscribe(ILiveObserver observer)
    {
        _renewed.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task Publish(ImmutableArray<LiveUpdate> updates)
    {
        var patience = clock.GetUtcNow() - LiveSwitchboard.Patience;
        foreach (var observer in _renewed.Where(r => r.Value < patience).Select(r => r.Key).ToList()) _renewed.Remove(observer);
        foreach (var observer in _renewed.Keys) await observer.Hear(updates);
    }
}
