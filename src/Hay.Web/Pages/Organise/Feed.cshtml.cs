using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>One feed: how it does and what to do, what it keeps, what it leaves out, and an end to it.</summary>
internal sealed class FeedModel(
    Doorkeeper door, IGrainFactory grains, SpaceMap spaces, FeedReview review, FeedRun run, FeedRounds rounds, DeskBook desk, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
    : FeedPage(door, grains, spaces, review)
{
    private static readonly TimeSpan DrawnAnew = TimeSpan.FromSeconds(4);

    private const int MostListings = 200;

    public Feed Feed { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    /// <summary>By title, as far as the desk knows them; the first of them.</summary>
    public ImmutableArray<DeskItem> Listings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? organisation, string? space, string feed, CancellationToken ct)
    {
        if (await Open(organisation, space, feed, ct) is { } away) return away;
        // Something is under way: look again by yourself. Works without script.
        if (Feed.IsDue(Now) || Feed.IsFetching(Now)) Response.Headers["Refresh"] = DrawnAnew.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostNowAsync(string? organisation, string? space, string feed, CancellationToken ct)
    {
        if (await Open(organisation, space, feed, ct) is { } away) return away;
        var outcome = await Feeds.Hurry(feed, ct);
        rounds.Nudge();
        return outcome switch
        {
            FeedOutcome.TooSoon => Sorry(say["We looked only just now. Wait two minutes."]),
            _ => Redirect($"{Here}/{feed}"),
        };
    }

    public async Task<IActionResult> OnPostHandInAsync(string? organisation, string? space, string feed, CancellationToken ct)
    {
        if (await Open(organisation, space, feed, ct) is { } away) return away;
        await Feeds.HandIn(feed, ct);
        rounds.Nudge();
        this.Say(Said.Good(say["Handed in. A host looks at it, and then people see it."]));
        return Redirect($"{Here}/{feed}#said");
    }

    public async Task<IActionResult> OnPostEndAsync(string? organisation, string? space, string feed, FeedEnd? end, CancellationToken ct)
    {
        if (await Open(organisation, space, feed, ct) is { } away) return away;
        if (Feed.IsNeighbour) end = FeedEnd.Withdraw; // there is nothing to choose
        if (end is not (FeedEnd.Keep or FeedEnd.Withdraw)) return Sorry(say["Choose what happens to its listings."]);
        if (await Feeds.End(feed, end.Value, Me.Details.Id, ct) == FeedOutcome.Busy) return Sorry(say["It is being read just now. Try again in a minute."]);
        // What is broken off here is finished by the next round.
        if (Feed.Listed.Length <= FeedList.MostListings) await run.Run(Owner, feed, ct);
        else rounds.Nudge(); // nobody waits for the whole of a directory
        this.Say(Said.Good(Feed.IsNeighbour ? say["We do not show what {0} has any more.", Feed.Name] : end == FeedEnd.Keep ? say["We do not follow {0} any more. Its listings stay, as if you had typed them.", Feed.Name] : say["We do not follow {0} any more. Its listings have stopped.", Feed.Name]));
        return Redirect($"{Here}#said");
    }

    private async Task<IActionResult?> Open(string? organisation, string? space, string feed, CancellationToken ct)
    {
        if (await Open(organisation, space, ct) is { } away) return away;
        if ((await Feeds.View(ct)).FirstOrDefault(f => f.Id == feed) is not { } found) return NotFound();
        Feed = found;
        Listings = [.. found.Listed.Select(desk.Find).OfType<DeskItem>().OrderBy(i => i.Title, StringComparer.CurrentCultureIgnoreCase).Take(MostListings)];
        Title(found.Name);
        return null;
    }
}
