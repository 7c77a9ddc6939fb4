using System.Collections.Immutable;
using Orleans.Runtime;

namespace Hay.Grains;

[GrainType("organisation")]
internal sealed class OrganisationGrain(
    [PersistentState(StoreNames.Organisation, StoreNames.Provider)] IPersistentState<Organisation> stored,
    TimeProvider clock) : Grain, IOrganisationGrain
{
    public async Task<PublishResult> Describe(OrganisationDetails details, CancellationToken ct)
    {
        var problems = Organisation.Problems(details).ToImmutableArray();
        if (!problems.IsEmpty) return new PublishResult(PublishOutcome.Refused, problems);
        var (next, outcome) = stored.State.Describe(details, clock.GetUtcNow());
        await stored.Commit(next, ct);
        return new PublishResult(outcome, []);
    }

    public Task<OrganisationDetails?> View(CancellationToken ct) => Task.FromResult(stored.State.Details);
}
