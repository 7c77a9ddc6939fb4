using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Feeds;
using Hay.Web.Picking;
using Hay.Web.Pictures;
using Hay.Web.Profiles;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Hay.Web.Uptake;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>An activity: everything a person needs to decide to go, and a place to hold.</summary>
internal sealed class ActivityModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, CardMaker cards, Picks picks, ProfileCookie cookie, Places places,
    IGrainFactory grains, FeedBook feeds, PageLooks looked, TasterBook tasters, ShareCards shareCards, EventData events, PublicAddress site, IStringLocalizer<Words> say, TimeProvider clock)
    : PageModel
{
    /// <summary>Dates shown at once; the others are folded away.</summary>
    internal const int DatesInSight = 3;
    private const int MostDates = 9;
    private const int MostLike = 4;

    internal CatalogueEntry Entry { get; private set; } = null!;
    internal Listing Listing => Entry.Listing;
    internal SpaceDefinition Space { get; private set; } = null!;
    /// <summary>A first taste of this kind of thing; null: there is none.</summary>
    internal TasterOffer? Taster => tasters.LeadingTo(Listing.Category) is { } taster ? new TasterOffer(taster, Space, say["Try a little of it now, where you are:"]) : null;
    /// <summary>Of a neighbour's listing: when it was last read there, in words; empty: nobody knows.</summary>
    internal string HomeRead { get; private set; } = "";
    public string Where { get; private set; } = "";
    internal ImmutableArray<SessionRow> Sessions { get; private set; } = [];
    /// <summary>Places held here, of which one can tell the group something.</summary>
    internal ImmutableArray<TellRow> Held { get; private set; } = [];
    public int MoreDates { get; private set; }
    public ImmutableArray<Card> Like { get; private set; } = [];
    public ImmutableArray<Card> SameKind { get; private set; } = [];
    public ImmutableArray<Card> SameDay { get; private set; } = [];
    public bool IsSaved { get; private set; }
    public bool IsKnown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string space, string activity, CancellationToken ct)
    {
        var snapshot = catalogue.Current;
        if (snapshot.Find(activity) is not { } entry) return snapshot.Stopped(activity) is { IsUnconfirmed: false } ? StatusCode(StatusCodes.Status410Gone) : NotFound();
        if (!entry.Listing.Spaces().Contains(space) || spaces.Find(space) is not { } found)
        {
            return spaces.Find(entry.Listing.Space) is null ? NotFound() : Redirect($"/{entry.Listing.Space}/{entry.Id}");
        }

        Entry = entry;
        Space = found;
        Where = Listing.Where(Listing.Venue is { } venue ? looks.NameOf(Listing.Space, venue.Locality) : null, say);
        await FillSessions(ct);
        await FillHome(ct);
        FillSimilar(snapshot);
        this.Frame(new PageFrame(Where.Length > 0 ? $"{Listing.Title}, {Where}" : Listing.Title)
        {
            Accent = Space.Accent,
            Canonical = $"/{Listing.Space}/{entry.Id}",
            Description = Listing.Summary,
            IsLive = true,
            Card = shareCards.Of(entry),
            // Search engines find it where it is at home.
            Facts = entry.IsOurs ? Facts() : "",
            IsUnlisted = !entry.IsOurs,
            Feeds = Sessions.IsEmpty ? [] : [("text/calendar", $"/{Listing.Space}/{entry.Id}.ics")],
        });
        // What is counted is what groups here do.
        if (entry.IsOurs) looked.Count(HttpContext, Listing.Space, entry.Id);
        return Page();
    }

    public Task<IActionResult> OnPostHoldAsync(string space, string activity, string? session, CancellationToken ct) =>
        Change(space, activity, async () => SessionId.TryParse(session, out var id)
            ? BookingWords.Of(await places.Hold(cookie.ReadOrIssue(HttpContext), activity, id, ct), say)
            : BookingWords.Of(BookingOutcome.NoSuchSession, say));

    public Task<IActionResult> OnPostGiveUpAsync(string space, string activity, string? session, CancellationToken ct) =>
        Change(space, activity, async () => SessionId.TryParse(session, out var id) && cookie.Read(HttpContext) is { } me
            ? BookingWords.Of(await places.GiveUp(me, activity, id, ct), say)
            : BookingWords.Of(GiveUpOutcome.HadNone, say));

    public Task<IActionResult> OnPostSaveAsync(string space, string activity, CancellationToken ct) =>
        Change(space, activity, async () => BookingWords.Of(await places.Save(cookie.ReadOrIssue(HttpContext), activity, ct), say));

    public Task<IActionResult> OnPostUnsaveAsync(string space, string activity, CancellationToken ct) =>
        Change(space, activity, async () => cookie.Read(HttpContext) is { } me
            ? BookingWords.Of(await places.Unsave(me, activity, ct), say)
            : BookingWords.Of(SaveOutcome.NotSaved, say));

    /// <param name="space">The space it was read in.</param>
    /// <param name="activity">What it is about.</param>
    /// <param name="reason">One of <see cref="ReportReason"/>.</param>
    /// <param name="words">In their own words; may be empty.</param>
    /// <param name="website">A field that no person sees: who fills it in is a machine, and is thanked for nothing.</param>
    /// <param name="ct">Stops.</param>
    public async Task<IActionResult> OnPostReportAsync(string space, string activity, string? reason, string? words, string? website, CancellationToken ct) =>
        catalogue.Current.Find(activity) is { IsOurs: false } ? NotFound() // a neighbour's is put right there
        : await Change(space, activity, async () => ReportWords.Of(
            !string.IsNullOrEmpty(website) ? ReportOutcome.Kept
            : !Enum.TryParse<ReportReason>(reason, out var about) ? ReportOutcome.Refused
            : await grains.GetGrain<IActivityGrain>(activity).Report(new ReportProblem(about, words ?? ""), ct), say));

    private string Facts() => site.Shown(HttpContext) is not { } origin ? "" : LinkedData.Page(events.Of(Entry, origin).Prepend(
        LinkedData.Crumbs(origin, (Space.Name, $"/{Space.Slug}"), (Listing.Title, $"/{Listing.Space}/{Entry.Id}"))));

    private async Task<IActionResult> Change(string space, string activity, Func<Task<Said>> change)
    {
        // Only what is listed: an address somebody made up must not wake a grain or begin a profile.
        if (catalogue.Current.Find(activity) is null || spaces.Find(space) is null) return NotFound();
        this.Say(await change());
        return Redirect($"/{space}/{activity}#said");
    }

    // What the model knows to go with it comes first; the rules fill up, and nothing is shown twice.
    private void FillSimilar(CatalogueSnapshot snapshot)
    {
        var now = clock.LondonNow();
        var like = picks.Like(Entry, MostLike, snapshot, now);
        var similar = SimilarActivities.Of(snapshot, Entry, now);
        bool IsOther(CatalogueHit hit) => like.All(l => l.Entry.Id != hit.Entry.Id);
        Like = cards.Of(like, now.Day());
        SameKind = cards.Of(similar.SameKind.Where(IsOther), now.Day());
        SameDay = cards.Of(similar.SameDay.Where(IsOther), now.Day());
    }

    private async Task FillHome(CancellationToken ct)
    {
        if (Listing.Home is not { } home) return;
        var feed = (await feeds.Of(FeedOwner.OfSpace(Listing.Space), ct)).FirstOrDefault(f => f.Id == home.Feed);
        if (feed?.Good is { } good) HomeRead = Times.Since(good.Day(), clock.LondonNow().Day(), say);
    }

    private async Task FillSessions(CancellationToken ct)
    {
        var now = clock.LondonNow();
        var me = cookie.Read(HttpContext);
        var mine = await places.View(me, ct);
        IsKnown = me is not null;
        IsSaved = mine.Saved.Any(s => s.Activity == Entry.Id);
        var standings = mine.Bookings.Where(b => b.Activity == Entry.Id).ToDictionary(b => b.Session, b => b.Standing);
        var ahead = Entry.Sessions.RemoveAll(s => s.End <= now);
        MoreDates = Math.Max(0, ahead.Length - MostDates);
        var changes = (Entry.Plan?.Changes ?? []).ToDictionary(c => c.Session);
        Sessions = [.. ahead.Take(MostDates).Select(s => SessionRow.Of(
            s, changes.GetValueOrDefault(s.Session), Listing.Booking, standings.GetValueOrDefault(s.Session, Standing.GaveUp), now, say))];
        var held = await places.Details(me, mine.Bookings.Where(b => b.Activity == Entry.Id), ct);
        Held = [.. from row in Sessions
                   join place in held on row.Session.Session equals place.Place.Session
                   where !row.Session.Cancelled
                   select new TellRow(Entry, place.Place, row.Day)];
    }
}
