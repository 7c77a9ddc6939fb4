using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("live-switchboard")]
internal sealed class LiveSwitchboardGrain(TimeProvider clock) : Grain, ILiveSwitchboardGrain
{
    // By a clock that nobody sets: where the one on the wall jumps, nobody is forgotten.
    private readonly Dictionary<ILiveObserver, long> _renewed = [];

    public Task Subscribe(ILiveObserver observer)
    {
        _renewed[observer] = clock.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task Unsubscribe(ILiveObserver observer)
    {
        _renewed.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task Publish(ImmutableArray<LiveUpdate> updates)
    {
        foreach (var observer in _renewed.Where(r => clock.GetElapsedTime(r.Value) > LiveSwitchboard.Patience).Select(r => r.Key).ToList()) _renewed.Remove(observer);
        foreach (var observer in _renewed.Keys) await observer.Hear(updates);
    }
}
