
namespace Hay.Grains;

[GrainType("demand")]
internal sealed class DemandGrain(
    [PersistentState(StoreNames.Demand, StoreNames.Provider)] IPersistentState<Demand> stored,
    IJournal journal,
    TimeProvider clock) : Grain, IDemandGrain
{
    private FactDelivery _delivery = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Demand, journal, GrainFactory);
        _delivery.Start(stored.State.Outbox);
        return Task.CompletedTask;
    }

    public async Task<DemandOutcome> Record(UnmetDemand demand, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Record(demand, clock.GetUtcNow());
        if (outcome == DemandOutcome.Recorded) await Commit(next, ct);
        return outcome;
    }

    public async Task CountFound(int times, CancellationToken ct)
    {
        var next = stored.State.CountFound(times, clock.GetUtcNow());
        if (!ReferenceEquals(next, stored.State)) await Commit(next, ct);
    }

    public Task<DemandView> Latest(CancellationToken ct) => Task.FromResult(new DemandView(stored.State.Day, stored.State.Counts));

    // Every write also clears what has arrived in the journal since the last one.
    private async Task Commit(Demand next, CancellationToken ct)
    {
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
    }
}
