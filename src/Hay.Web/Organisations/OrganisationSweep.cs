using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Site;

namespace Hay.Web.Organisations;

/// <summary>
/// Once a day: has organisations forget letters that can no longer be accepted, claims that were answered long ago, and claims of
/// people whose account has gone.
/// </summary>
internal sealed class OrganisationSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<OrganisationSweep> log)
    : StoreSweep<Organisation>(feed, StoreNames.Organisation, TimeSpan.FromDays(1), clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task<bool> Visit(string key, Organisation state, CancellationToken ct)
    {
        var grain = grains.GetGrain<IOrganisationGrain>(key);
        var changes = !ReferenceEquals(state.ClearPast(_clock.GetUtcNow()), state);
        if (changes) await grain.ClearPast(ct);
        using var accounts = new AccountStore(grains);
        foreach (var claim in state.Claims)
        {
            if (await accounts.FindByIdAsync(claim.Account, ct) is not null) continue;
            await grain.Forget(claim.Account, ct);
            changes = true;
        }

        return changes;
    }
}
