using Orleans.Runtime;

namespace Hay.Grains;

[GrainType("profile")]
internal sealed class ProfileGrain(
    [PersistentState(StoreNames.Profile, StoreNames.Provider)] IPersistentState<Profile> stored,
    IJournal journal,
    TimeProvider clock) : Grain, IProfileGrain
{
    private FactDelivery _delivery = null!;

    private ProfileId Me => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Profile, journal, GrainFactory, () => stored.State.Outbox);
        _delivery.Start();
        return Task.CompletedTask;
    }

    public async Task<SaveOutcome> Save(string activity, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Save(activity, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public async Task<SaveOutcome> Unsave(string activity, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Unsave(activity, Me, clock.GetUtcNow());
        await Commit(next, ct);
        return outcome;
    }

    public Task Hear(Fact fact, CancellationToken ct) => Commit(stored.State.Hear(fact, clock.GetUtcNow()), ct);

    public Task<ProfileView> View(CancellationToken ct) => Task.FromResult(stored.State.View());

    // Every write also clears what has arrived in the journal since the last one.
    private async Task Commit(Profile next, CancellationToken ct)
    {
        if (ReferenceEquals(next, stored.State)) return;
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start();
    }
}
