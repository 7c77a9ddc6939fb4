using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>The front page: where are you? And what begins soon, a thing or two in each place.</summary>
[SharedPage]
internal sealed class IndexModel(CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, CardMaker cards, TimeProvider clock) : PageModel
{
    private const int Soonest = 6;

    public ImmutableArray<Postcard> Postcards { get; private set; }
    public ImmutableArray<Card> Soon { get; private set; }
    public int Today { get; private set; }

    public void OnGet()
    {
        var now = clock.LondonNow();
        var today = now.Day();
        var snapshot = catalogue.Current;
        var days = spaces.All.Select(s => (Space: s, Hits: Ahead(snapshot.InSpace(s.Slug).Day(today), now))).ToList();
        Postcards = [.. days.Select(d => new Postcard(d.Space, looks.PictureOf(d.Space.Slug), d.Hits.Length))];
        Today = days.SelectMany(d => d.Hits.Select(h => (h.Entry.Id, h.Session!.Session))).Distinct().Count();

        // One of each place first, so that no place is crowded out by a bigger one; then the next of each.
        var next = spaces.All.SelectMany(s => snapshot.Search(new CatalogueQuery { Space = s.Slug, From = now, Take = Soonest }).Hits
            .Where(h => h.Entry.Listing.Space == s.Slug && h.Session is { Cancelled: false }).Select((hit, turn) => (hit, turn)));
        Soon = cards.Of(next.OrderBy(n => n.turn).Select(n => n.hit).Take(Soonest).OrderBy(h => h.Session!.Start), today);
        this.Frame(new PageFrame("What is on near you")
        {
            At = "/",
            IsLive = !Soon.IsEmpty,
            Canonical = "/",
            Description = "Small groups, walks, tables and classes where you live, and what the first time is really like.",
        });
    }

    private static ImmutableArray<CatalogueHit> Ahead(ImmutableArray<CatalogueHit> day, DateTimeOffset now) =>
        day.RemoveAll(h => h.Session is not { Cancelled: false } session || session.Start <= now);
}

/// <summary>Today: how many things are still to begin today.</summary>
internal sealed record Postcard(SpaceDefinition Space, string Picture, int Today);
