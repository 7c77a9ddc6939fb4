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

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        Feeds = await feeds.Waiting(Space.Slug, desk, ct);
        Title(say["{0}: what waits for you", Space.Name]);
        return Page();
    }

    /// <summary>A nomination that leads to nothing.</summary>
    public async Task<IActionResult> OnPostSettleAsync(string space, string? nomination, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        await grains.GetGrain<ISpaceGrain>(Space.Slug).Settle(nomination ?? "", ct);
        feed.Nudge();
        this.Say(Said.Good(say["Done. What was told about the group is gone."]));
        return Redirect($"/host/{Space.Slug}#said");
    }
}
