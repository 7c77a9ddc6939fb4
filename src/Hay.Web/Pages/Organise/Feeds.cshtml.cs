using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What an organisation brings from elsewhere: the feeds it follows and how they do, and the ways to bring more.</summary>
internal sealed class FeedsModel(Doorkeeper door, IGrainFactory grains, FeedReview review, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
    : FeedPage(door, grains, review)
{
    public ImmutableArray<Feed> All { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct)
    {
        if (await Open(organisation, ct) is { } away) return away;
        All = await Feeds.View(ct);
        Title(say["Bring what you have"]);
        return Page();
    }
}
