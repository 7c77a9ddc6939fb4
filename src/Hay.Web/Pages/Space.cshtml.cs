using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>A space: its drawing, its board, what is on today and in the days to come.</summary>
[SharedPage]
internal sealed class SpaceModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, Categories categories, CardMaker cards, TimeProvider clock) : PageModel
{
    private const int MostToday = 8;
    private const int MostLater = 6;
    private const int MostAnswers = 3;

    internal SpaceDefinition Space { get; private set; } = null!;
    public string Picture { get; private set; } = "";
    public string Date { get; private set; } = "";
    public ImmutableArray<Card> Today { get; private set; }
    public ImmutableArray<Card> Later { get; private set; }
    public int CountToday { get; private set; }
    public int FreeToday { get; private set; }
    internal ImmutableArray<SpaceTab> Tabs { get; private set; }
    internal ImmutableArray<(Category Category, int Count)> Kinds { get; private set; }
    internal ImmutableArray<Locality> Localities { get; private set; }
    public ImmutableArray<Notice> Notices { get; private set; }
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
        Date = Times.Date(today, today);
        FillDays(now, today);
        Tabs = [.. MakeTabs(now)];
        var shelf = Snapshot.InSpace(found.Slug);
        Kinds = [.. shelf.Categories().Where(c => categories.Find(c.Key) is not null)
            .Select(c => (categories.Find(c.Key)!, c.Value)).OrderBy(c => c.Item1.Name, StringComparer.Ordinal)];
        Localities = [.. found.Localities.OrderBy(l => l.Name, StringComparer.Ordinal)];
        Neighbours = [.. found.Neighbours.Select(spaces.Find).OfType<SpaceDefinition>()];
        FillBoard(today);
        this.Frame(new PageFrame($"{found.Name} today")
        {
            Accent = found.Accent,
            At = "/",
            Canonical = $"/{found.Slug}",
            Description = found.Sentence,
            IsLive = Today.Length + Later.Length > 0,
        });
        return Page();
    }

    private void FillDays(DateTimeOffset now, DateOnly today)
    {
        // What began a while ago cannot be joined any more; what is cancelled is shown, so that nobody sets off.
        var hits = Snapshot.InSpace(Space.Slug).Day(today).RemoveAll(h => h.Session!.Start <= now);
        var on = hits.RemoveAll(h => h.Session!.Cancelled);
        CountToday = on.Length;
        FreeToday = on.Count(h => h.Entry.Listing.Cost.Kind == CostKind.Free);
        Today = cards.Of(hits.Take(MostToday), today, Space.Slug);
        Later = cards.Of(Find(DateSpan.Parse("week", now)! with { From = today.AddDays(1).Begins() }, MostLater).Hits, today, Space.Slug);
    }

    private CatalogueResults Find(DateSpan when, int take, Facet facets = Facet.None) => Snapshot.Search(new CatalogueQuery
    {
        Space = Space.Slug,
        From = when.From,
        To = when.To,
        Facets = facets,
        Take = take,
    });

    private IEnumerable<SpaceTab> MakeTabs(DateTimeOffset now)
    {
        var week = DateSpan.Parse("week", now)!;
        yield return Tab("Tomorrow", new SearchForm { When = "tomorrow" }, Find(DateSpan.Parse("tomorrow", now)!, 0).Total);
        yield return Tab("This weekend", new SearchForm { When = "weekend" }, Find(DateSpan.Parse("weekend", now)!, 0).Total);
        yield return Tab("Next 7 days", new SearchForm { When = "week" }, Find(week, 0).Total);
        yield return Tab("Free", new SearchForm { When = "week", With = ["free"] }, Find(week, 0, Facet.Free).Total);
        yield return Tab("Places left", new SearchForm { When = "week", With = ["places-left"] }, Find(week, 0, Facet.PlacesLeft).Total);
        yield return Tab("Good for beginners", new SearchForm { When = "week", With = ["beginners"] }, Find(week, 0, Facet.Beginners).Total);
    }

    private SpaceTab Tab(string words, SearchForm form, int count) => new(words, (form with { Space = Space.Slug }).Href(), count);

    private void FillBoard(DateOnly today)
    {
        var board = Snapshot.Board(Space.Slug);
        Notices = board.Notices.RemoveAll(n => n.From > today || n.Until < today);
        Answers = [.. board.Answers.Take(MostAnswers)];
    }
}

internal sealed record SpaceTab(string Words, string Href, int Count);
