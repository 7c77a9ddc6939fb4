
namespace Hay.Grains;

[GrainType("gathering")]
internal sealed class GatheringGrain(
    [PersistentState(StoreNames.Gathering, StoreNames.Provider)] IPersistentState<Gathering> stored,
    TimeProvider clock) : Grain, IGatheringGrain
{
    private Presence _presence = new();

    public async Task<GatheringOutcome> Begin(BeginGathering command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Begin(command, clock.GetUtcNow());
        await stored.Commit(next, ct);
        return outcome;
    }

    public async Task<LineOutcome> Say(string words, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Say(words, clock.GetUtcNow());
        await stored.Commit(next, ct);
        return outcome;
    }

    public Task<SpaceNow> Report(PresenceReport report, CancellationToken ct)
    {
        _presence = _presence.Hear(report, clock.GetUtcNow());
        return View(ct);
    }

    public Task<SpaceNow> View(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (here, together) = _presence.Count(now);
        return Task.FromResult(new SpaceNow(stored.State.View(now), here, together));
    }
}
