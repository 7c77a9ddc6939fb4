using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What an organisation, or the hosts of a space, bring from elsewhere: the feeds it follows and how they do, and the ways to bring more.</summary>
internal sealed class FeedsModel(Doorkeeper door, IGrainFactory grains, SpaceMap spaces, FeedReview review, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
    : FeedPage(door, grains, spaces, review)
{
    public ImmutableArray<Feed> All { get; private set; } = [];
    /// <summary>How many they may follow.</summary>
    public int Most => FeedOwner.MostFeeds(Owner);
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string? organisation, string? space, CancellationToken ct)
    {
        if (await Open(organisation, space, ct) is { } away) return away;
        All = await Feeds.View(ct);
        Title(Space is null ? say["Bring what you have"] : say["What {0} reads from elsewhere", Space.Name]);
        return Page();
    }
}
