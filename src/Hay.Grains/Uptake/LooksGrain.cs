using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("looks")]
internal sealed class LooksGrain(
    [PersistentState(StoreNames.Looks, StoreNames.Provider)] IPersistentState<Looks> stored,
    IJournal journal,
    TimeProvider clock) : Grain, ILooksGrain
{
    private FactDelivery _delivery = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Looks, journal, GrainFactory);
        _delivery.Start(stored.State.Outbox);
        return Task.CompletedTask;
    }

    public async Task Record(ImmutableArray<Look> looks, CancellationToken ct)
    {
        var next = stored.State.Record(looks, clock.GetUtcNow());
        if (ReferenceEquals(next, stored.State)) return;
        // Every write also clears what has arrived in the journal since the last one.
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
    }
}
