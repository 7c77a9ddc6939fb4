using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Gatherings;
using Hay.Web.Picking;
using Hay.Web.Pictures;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>A space: its drawing, its board, what is on today and in the days to come, what is new, what is easy to try.</summary>
[SharedPage]
internal sealed class SpaceModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, Categories categories, CardMaker cards, Picks picks, AlsoGoBook alsoGo, ShareCards shareCards, Venues venues, TasterBook tasters, GatheringCalendar gatherings, PublicAddress site,
    IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    private const int MostToday = 8;
    private const int MostLater = 6;
    private const int MostInARow = 3;
    private const int MostAnswers = 3;
    private const int MostTries = 3;
    private const int ForTheMap = 100;
    private static readonly TimeSpan New = TimeSpan.FromDays(60);
    private readonly HashSet<string> _shown = [];

    internal SpaceDefinition Space { get; private set; } = null!;
    public string Picture { get; private set; } = "";
    public string Date { get; private set; } = "";
    public ImmutableArray<Card> Today { get; private set; }
    public int CountToday { get; private set; }
    public int FreeToday { get; private set; }
    public Shelf Later { get; private set; } = null!;
    public ImmutableArray<Shelf> Shelves { get; private set; }
    internal TasterRow Tries { get; private set; } = null!;
    /// <summary>When people here next do one of them together; empty: whenever somebody starts.</summary>
    public string Together { get; private set; } = "";
    internal VenueMap? Map { get; private set; }
    internal ImmutableArray<SpaceTab> Tabs { get; private set; }
    internal ImmutableArray<(Category Category, int Count)> Kinds { get; private set; }
    internal ImmutableArray<Locality> Localities { get; private set; }
    public ImmutableArray<YouSaid> Answers { get; private set; }
    internal ImmutableArray<SpaceDefinition> Neighbours { get; private set; }
    internal CatalogueSnapshot Snapshot { get; private set; } = null!;

    public IActionResult OnGet(string space)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        Snapshot = catalogue.Current;
        Picture = looks.PictureOf(found.Slug);
        var now = clock.LondonNow();
        var today = now.Day();
        Date = Times.Date(today, today, say);
        FillToday(now, today);
        FillWeek(now, today);
        Tabs = [.. MakeTabs(now)];
        Kinds = [.. Snapshot.InSpace(found.Slug).Categories().Where(c => categories.Find(c.Key) is not null)
            .Select(c => (categories.Find(c.Key)!, c.Value)).OrderBy(c => c.Item1.Name, StringComparer.Ordinal)];
        Localities = [.. found.Localities.OrderBy(l => l.Name, StringComparer.Ordinal)];
        Neighbours = [.. found.Neighbours.Select(spaces.Find).OfType<SpaceDefinition>()];
        Tries = new TasterRow(tasters.Of(today, MostTries), found);
        Together = gatherings.Next(found.Slug, now, 1).FirstOrDefault() is { } next ? say["Next at {0}", Times.Time(next.Start, say)] : "";
        Answers = [.. Snapshot.Board(found.Slug).Answers.Take(MostAnswers)];
        this.Frame(new PageFrame(say["{0} today", found.Name])
        {
            Accent = found.Accent,
            Canonical = $"/{found.Slug}",
            Description = found.Sentence,
            IsLive = true,
            Card = shareCards.Of(found.Slug),
            Facts = site.Shown(HttpContext) is { } origin ? LinkedData.Page(LinkedData.Crumbs(origin, (found.Name, $"/{found.Slug}"))) : "",
            Feeds = [("application/atom+xml", NewInSpace.PathOf(found.Slug)), ("text/calendar", CalendarFeeds.PathOf(found.Slug))],
        });
        return Page();
    }

    private void FillToday(DateTimeOffset now, DateOnly today)
    {
        // What began a while ago cannot be joined any more; what is cancelled is shown, so that nobody sets off.
        var hits = Snapshot.InSpace(Space.Slug).Day(today).RemoveAll(h => h.Session!.Start <= now);
        var on = hits.RemoveAll(h => h.Session!.Cancelled);
        CountToday = on.Length;
        FreeToday = on.Count(h => h.Entry.Listing.Cost.Kind == CostKind.Free);
        Today = NotYetShown(hits, today, MostToday);
    }

    private void FillWeek(DateTimeOffset now, DateOnly today)
    {
        var week = DateSpan.Parse("week", now)!;
        var rest = week with { From = today.AddDays(1).Begins() };
        Later = new Shelf("later-h", say["In the next days"], NotYetShown(Find(rest, MostLater + MostToday).Hits, today, MostLater))
        {
            Href = Address(new SearchForm { When = "week" }),
            More = say["See all of the week"],
            Look = "hay-stack",
        };
        var isNew = Snapshot.InSpace(Space.Slug).Newest(MostInARow + MostToday + MostLater)
            .Where(e => e.Listed > now - New).Select(e => CatalogueHit.Next(e, now));
        Shelves =
        [
            Row("first-h", say["Good for a first time"], Find(week, ForTheMap, Facet.CanJustWatch).Hits, new SearchForm { When = "week", With = ["just-watch"] }, today),
            new Shelf("new-h", say["New on the board"], NotYetShown(isNew, today, MostInARow)),
            new Shelf("also-h", say["People here also go to"], NotYetShown(picks.Open(alsoGo.Current.From(Space.Slug), Space, MostInARow, Snapshot, now), today, MostInARow, null))
            {
                Href = "/how-picks-work",
                More = say["How picks work"],
            },
            Row("online-h", say["From home, online"], Find(week, ForTheMap, Facet.Online).Hits, new SearchForm { When = "week", With = ["online"] }, today),
        ];
        Map = venues.Map(say["Where it is, this week"], Space, Find(week, ForTheMap).Hits, today);
    }

    private Shelf Row(string id, string title, IEnumerable<CatalogueHit> hits, SearchForm all, DateOnly today) =>
        new(id, title, NotYetShown(hits, today, MostInARow)) { Href = Address(all), More = say["See all of these"] };

    // One thing is enough once: the page is a board, not a list of lists.
    private ImmutableArray<Card> NotYetShown(IEnumerable<CatalogueHit> hits, DateOnly today, int most) => NotYetShown(hits, today, most, Space.Slug);

    private ImmutableArray<Card> NotYetShown(IEnumerable<CatalogueHit> hits, DateOnly today, int most, string? space) =>
        cards.Of(hits.Where(h => _shown.Add(h.Entry.Id)).Take(most), today, space);

    private CatalogueResults Find(DateSpan when, int take, Facet facets = Facet.None) => Snapshot.Search(new CatalogueQuery
    {
        Space = Space.Slug,
        From = when.From,
        To = when.To,
        Facets = facets,
        Take = take,
        HitsAlone = true,
    });

    private IEnumerable<SpaceTab> MakeTabs(DateTimeOffset now)
    {
        var week = DateSpan.Parse("week", now)!;
        yield return Tab(say["Tomorrow"], new SearchForm { When = "tomorrow" }, Find(DateSpan.Parse("tomorrow", now)!, 0).Total);
        yield return Tab(say["This weekend"], new SearchForm { When = "weekend" }, Find(DateSpan.Parse("weekend", now)!, 0).Total);
        yield return Tab(say["Next 7 days"], new SearchForm { When = "week" }, Find(week, 0).Total);
        yield return Tab(say["Free"], new SearchForm { When = "week", With = ["free"] }, Find(week, 0, Facet.Free).Total);
        yield return Tab(say["Places left"], new SearchForm { When = "week", With = ["places-left"] }, Find(week, 0, Facet.PlacesLeft).Total);
        yield return Tab(say["Good for beginners"], new SearchForm { When = "week", With = ["beginners"] }, Find(week, 0, Facet.Beginners).Total);
        yield return Tab(say["Online"], new SearchForm { When = "week", With = ["online"] }, Find(week, 0, Facet.Online).Total);
    }

    private SpaceTab Tab(string words, SearchForm form, int count) => new(words, Address(form), count);

    private string Address(SearchForm form) => (form with { Space = Space.Slug }).Href();
}

internal sealed record SpaceTab(string Words, string Href, int Count);
