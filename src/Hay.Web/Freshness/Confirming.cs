using Hay.Grains;
using Hay.Web.Desk;

namespace Hay.Web.Freshness;

/// <summary>"Still running", said by somebody who is signed in.</summary>
internal sealed class Confirming(IGrainFactory grains, DeskBook desk, TimeProvider clock)
{
    /// <summary>
    /// Says that a listing is true today. Completes when the desk shows it. False: it is not listed, or this account does not
    /// look after its organisation.
    /// </summary>
    public async Task<bool> Confirm(string activity, string account, CancellationToken ct)
    {
        if (desk.Find(activity) is not { Organisation.Length: > 0 } item) return false;
        if (!await grains.GetGrain<IOrganisationGrain>(item.Organisation).Has(account, ct)) return false;
        var result = await grains.GetGrain<IActivityGrain>(activity).Confirm(new ConfirmListing(account, LocalDay.Of(clock.GetUtcNow())), ct);
        if (result.Outcome == ConfirmOutcome.Confirmed) await desk.Shows(activity, result.Revision, ct);
        return result.Outcome == ConfirmOutcome.Confirmed;
    }
}
