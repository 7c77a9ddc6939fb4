using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Organise;

/// <summary>A page about what an organisation brings from elsewhere. Each handler begins with <see cref="Open"/>.</summary>
internal abstract class FeedPage(Doorkeeper door, IGrainFactory grains, FeedReview review) : WorkPage(door)
{
    public string Of { get; private set; } = "";
    public OrganisationDetails Group { get; private set; } = null!;
    public string Here => $"/organise/{Of}/feeds";
    /// <summary>Why a host looks first; empty: nobody does.</summary>
    public string HoldFor { get; private set; } = "";
    /// <summary>What is wrong with what somebody wants to bring; null: nothing.</summary>
    public FeedProblem? Wrong { get; private set; }
    public string WrongDetail { get; private set; } = "";

    protected FeedHome Home => new(Of, Group.Name, Group.Space);
    protected IFeedsGrain Feeds => grains.GetGrain<IFeedsGrain>(Of);

    /// <summary>Null: it is there, and they may. Else where to send them.</summary>
    protected async Task<IActionResult?> Open(string organisation, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        if (!await May(Right.EditListings, organisation, details.Space, ct)) return Forbid();
        (Of, Group) = (organisation, details);
        HoldFor = review.HoldFor(organisation, Me, await May(Right.Host, organisation, details.Space, ct));
        return null;
    }

    protected PageResult Sorry(FeedProblem problem, string detail)
    {
        (Wrong, WrongDetail) = (problem, detail);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
