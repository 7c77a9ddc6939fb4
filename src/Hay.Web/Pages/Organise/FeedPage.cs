using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Organise;

/// <summary>A page about what an organisation, or the hosts of a space, bring from elsewhere. Each handler begins with <see cref="Open"/>.</summary>
internal abstract class FeedPage(Doorkeeper door, IGrainFactory grains, SpaceMap spaces, FeedReview review) : WorkPage(door)
{
    /// <summary>Id of the organisation; empty: they are of a space.</summary>
    public string Of { get; private set; } = "";
    public OrganisationDetails? Group { get; private set; }
    /// <summary>The space whose hosts follow them; null: an organisation does.</summary>
    public SpaceDefinition? Space { get; private set; }
    public string Here => FeedLetters.PageOf(Owner);
    /// <summary>Path of the page that leads here, and its name.</summary>
    public string Back => Space is null ? $"/organise/{Of}" : $"/host/{Space.Slug}";
    public string BackName => Space?.Name ?? Group!.Name;
    /// <summary>Why a host looks first; empty: nobody does.</summary>
    public string HoldFor { get; private set; } = "";
    /// <summary>What is wrong with what somebody wants to bring; null: nothing.</summary>
    public FeedProblem? Wrong { get; private set; }
    public string WrongDetail { get; private set; } = "";

    /// <summary>Key of their grain.</summary>
    protected string Owner => Space is null ? Of : FeedOwner.OfSpace(Space.Slug);
    protected FeedHome Home => Space is null ? new(Of, Group!.Name, Group.Space) : new("", "", Space.Slug);
    protected IFeedsGrain Feeds => grains.GetGrain<IFeedsGrain>(Owner);

    /// <summary>Null: it is there, and they may. Else where to send them.</summary>
    /// <param name="organisation">Whose they are; null: a space's.</param>
    /// <param name="space">Whose hosts' they are; null: an organisation's.</param>
    /// <param name="ct">Stops.</param>
    protected async Task<IActionResult?> Open(string? organisation, string? space, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (organisation is null) return await OpenSpace(space, ct);
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

    private async Task<IActionResult?> OpenSpace(string? slug, CancellationToken ct)
    {
        if (spaces.Find(slug) is not { } found) return NotFound();
        Space = found;
        return await May(Right.Host, "", found.Slug, ct) ? null : Forbid();
    }
}
