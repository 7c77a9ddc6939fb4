using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>What waits for the hosts of one space, the oldest first.</summary>
internal sealed class QueueModel(
    Doorkeeper door, SpaceMap spaces, DeskBook desk, FeedBook feeds, IGrainFactory grains, CatalogueFeed feed, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    public DeskBook Desk => desk;
    /// <summary>First feeds of groups that wait, the oldest first.</summary>
    public ImmutableArray<FollowedFeed> Feeds { get; private set; } = [];
    /// <summary>How many of the feeds that hosts follow need one of them.</summary>
    public int Troubles { get; private set; }

    /// <summary>What a group says now, and said when a host last looked.</summary>
    public IEnumerable<(string Name, string Now, string Before)> News(DeskOrganisation group)
    {
        var (now, before) = (group.Details, group.AsRead!);
        if (now.Name != before.Name) yield return (say["Name"], now.Name, before.Name);
        if (now.About != before.About) yield return (say["What it is"], now.About, before.About);
        if (now.Contact.Web != before.Contact.Web) yield return (say["Web page"], now.Contact.Web, before.Contact.Web);
    }

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        Feeds = await feeds.Waiting(Space.Slug, desk, ct);
        Troubles = (await feeds.Of(FeedOwner.OfSpace(Space.Slug), ct)).Count(f => f.NeedsSomebody());
        Title(say["{0}: what waits for you", Space.Name]);
        return Page();
    }

    /// <summary>What a group says of itself has been read.</summary>
    public async Task<IActionResult> OnPostReadAsync(string space, string? organisation, long revision, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (desk.Organisation(organisation ?? "") is not { } group || group.Details.Space != Space.Slug) return NotFound();
        await grains.GetGrain<IOrganisationGrain>(group.Id).Read(revision, ct);
        feed.Nudge();
        this.Say(Said.Good(say["Thank you for reading it."]));
        return Redirect($"/host/{Space.Slug}#said");
    }

    /// <summary>A nomination that leads to nothing.</summary>
    public async Task<IActionResult> OnPostSettleAsync(string space, string? nomination, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        await grains.GetGrain<ISpaceGrain>(Space.Slug).Settle(nomination ?? "", Me.Details.Id, ct);
        feed.Nudge();
        this.Say(Said.Good(say["Done. What was told about the group is gone."]));
        return Redirect($"/host/{Space.Slug}#said");
    }
}
