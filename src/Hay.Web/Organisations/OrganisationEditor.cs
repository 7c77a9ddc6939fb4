using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>Writes what an organisation says of itself, wherever that is typed or brought back.</summary>
internal sealed class OrganisationEditor(IGrainFactory grains, DeskBook desk, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    /// <summary>Null: it is kept. Else what is wrong, in a sentence.</summary>
    public async Task<string?> Write(string organisation, OrganisationDetails now, OrganisationDetails next, Member me, bool isByHost, CancellationToken ct)
    {
        // What nobody sees yet, a host reads with its first listing.
        if (!isByHost && desk.Of(organisation).Any(i => i.IsListed) && clock.GetUtcNow() - me.Details.Created < ListingReview.New
            && ListingReview.HasNewLinks([next.Name, next.About, next.Contact.Web], [now.Name, now.About, now.Contact.Web]))
        {
            return say["Your account is new: for its first week, leave new web addresses out, or ask the host of your place to put them in."];
        }

        var result = await grains.GetGrain<IOrganisationGrain>(organisation).Write(next, me.Details.Id, isByHost, ct);
        return result.Outcome == OrganisationOutcome.Done ? null : result.Words(say);
    }
}
