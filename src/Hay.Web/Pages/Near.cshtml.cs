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
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>One locality of a space: what is on round the corner, whoever's border it lies behind.</summary>
[SharedPage]
internal sealed class NearModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, CardMaker cards, Venues venues,
    IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    private const int MostToday = 8;
    private const int MostLater = 9;
    private const int ForTheMap = 100;
    private const int MostPlaces = 8;
    // A walk, then a short ride, then whatever there is.
    private static readonly double[] Miles = [2, 5, 12];

    internal Place Place { get; private set; } = null!;
    internal Locality Here => Place.Locality!;
    public string Picture { get; private set; } = "";
    public double Within { get; private set; }
    public ImmutableArray<Card> Today { get; private set; }
    public Shelf Later { get; private set; } = null!;
    internal VenueMap? Map { get; private set; }
    internal ImmutableArray<Place> Others { get; private set; }

    public IActionResult OnGet(string space, string place)
    {
        if (Place.Parse($"{space}/{place}", spaces, looks) is not { Locality: { } here } found) return NotFound();
        Place = found;
        Picture = looks.PictureOf(found.Space.Slug);
        var now = clock.LondonNow();
        Fill(catalogue.Current, now);
        Others = [.. (from s in spaces.All from l in s.Localities where l != here select new Place(s, l))
            .OrderBy(p => Distance.Miles(p.Point!.Value, found.Point!.Value)).Take(MostPlaces)];
        this.Frame(new PageFrame(say["Near {0}", found.FullName])
        {
            Accent = found.Space.Accent,
            Canonical = found.Href,
            Description = here.Sentence.Length > 0 ? here.Sentence : found.Space.Sentence,
            IsLive = true,
        });
        return Page();
    }

    private void Fill(CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var today = now.Day();
        var week = new CatalogueQuery { Near = Place.Point, From = now, To = today.AddDays(7).Begins() };
        Within = Miles.FirstOrDefault(m => snapshot.Search(week with { Miles = m, Take = 0 }).Total >= MostToday, Miles[^1]);
        week = week with { Miles = Within };
        var on = snapshot.Search(week with { To = today.AddDays(1).Begins(), Take = MostToday }).Hits;
        var shown = on.Select(h => h.Entry.Id).ToHashSet();
        var later = snapshot.Search(week with { From = today.AddDays(1).Begins(), Take = MostLater + MostToday }).Hits
            .Where(h => !shown.Contains(h.Entry.Id)).Take(MostLater);
        Today = cards.Of(on, today);
        Later = new Shelf("later-h", say["In the next days"], cards.Of(later, today))
        {
            Href = new SearchForm { Space = Place.Space.Slug, Near = Here.Slug, When = "week" }.Href(),
            More = say["See all of the week"],
        };
        Map = venues.Map(say["Where it is, this week"], Place.Space, snapshot.Search(week with { Take = ForTheMap, Sort = SortBy.Near }).Hits, today);
    }
}
