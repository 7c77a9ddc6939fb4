using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Pictures;
using Hay.Web.Profiles;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Hay.Web.Today;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// The front page: how are you today? The answer and the place may be in the address ("?how=low&amp;at=fenland/march");
/// neither is kept, and the page is the same for everybody who asks the same and has not allowed Hay to choose for them.
/// </summary>
[SharedPage(ForGuests = true)]
internal sealed class IndexModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, CardMaker cards, Picks picks, PickedLists lists, ProfileCookie cookie, Places places,
    ShareCards shareCards, TasterBook tasters, IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    private const int Soonest = 6;
    private const int MostTries = 3;
    private const double NearMiles = 5;

    public Place? Place { get; private set; }
    public Answer? Answer { get; private set; }
    /// <summary>Null: nobody knows where they are or what they like.</summary>
    public PickedList? Picked { get; private set; }
    public Card? Talk { get; private set; }
    internal TasterOffer? Taster { get; private set; }
    internal TasterRow Tries { get; private set; } = null!;
    public ImmutableArray<Postcard> Postcards { get; private set; }
    public Sketch? Map { get; private set; }
    public ImmutableArray<Card> Soon { get; private set; }
    public bool IsToday { get; private set; }

    public async Task OnGetAsync(string? how, string? at, CancellationToken ct)
    {
        var person = cookie.Read(HttpContext) is { } me ? PickPerson.Of(me, await places.View(me, ct)) : null;
        var now = clock.LondonNow();
        var today = now.Day();
        var snapshot = catalogue.Current;
        Place = Place.Parse(at, spaces, looks) ?? Place.Parse(person?.At, spaces, looks);
        Answer = Answer.Find(how);
        Postcards = [.. spaces.All.Select(s => new Postcard(s, looks.PictureOf(s.Slug), Ahead(snapshot.InSpace(s.Slug).Day(today), now)))];
        Map = Sketch.Of(spaces.All, []);
        Taster = tasters.For(Answer, today) is { } taster ? new TasterOffer(taster, Place?.Space, say["Or right now, where you are"]) : null;
        Tries = new TasterRow(tasters.Of(today, MostTries), Place?.Space);
        FillPicks(person, snapshot, now);
        if (Answer is not null)
        {
            // How somebody is stays in no cache.
            Response.Headers.CacheControl = "no-store";
            Response.Headers.ETag = default;
        }

        FillSoon(snapshot, now);
        this.Frame(new PageFrame(say["How are you today?"])
        {
            At = "/",
            Accent = Place?.Space.Accent ?? "",
            IsLive = Place is not null || Picked is { Cards.IsEmpty: false } || Soon.Length > 0,
            Canonical = "/",
            Card = shareCards.Home(),
            Description = say["Small groups, walks, tables and classes where you live, and what the first time is really like."],
        });
    }

    private void FillPicks(PickPerson? person, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        if (Answer is null && Place is null && person is null) return;
        Picked = lists.For(new PickAsk { Answer = Answer, Place = Place ?? person?.Place(snapshot, spaces, looks), Person = person }, snapshot, now) with { At = Place?.At ?? "" };
        if (Answer is { OffersTalk: true } && picks.SomebodyToTalkTo(Place, snapshot, now) is { } talk && Picked.Cards.All(p => p.Card.Activity != talk.Entry.Id))
        {
            Talk = cards.Of(talk, now.Day(), null, "");
        }
    }

    // What begins today where somebody is; where nothing does, what comes next.
    private void FillSoon(CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var today = now.Day();
        Soon = cards.Of(Next(snapshot, now, today.AddDays(1).Begins()), today);
        IsToday = !Soon.IsEmpty;
        if (!IsToday) Soon = cards.Of(Next(snapshot, now, null), today);
    }

    private IEnumerable<CatalogueHit> Next(CatalogueSnapshot snapshot, DateTimeOffset from, DateTimeOffset? to)
    {
        var query = new CatalogueQuery { From = from, To = to, Take = Soonest };
        if (Place?.Point is { } point && snapshot.Search(query with { Near = point, Miles = NearMiles }).Hits is { Length: > 1 } near) return near;
        if (Place is not null) return snapshot.Search(query with { Space = Place.Space.Slug, Near = Place.Point }).Hits;

        // One of each place first, so that no place is crowded out by a bigger one; then the next of each.
        var each = spaces.All.SelectMany(s => snapshot.Search(query with { Space = s.Slug }).Hits
            .Where(h => h.Entry.Listing.Space == s.Slug).Select((hit, turn) => (hit, turn)));
        return each.OrderBy(n => n.hit.Entry.IsSinking).ThenBy(n => n.turn).Select(n => n.hit).Take(Soonest)
            .OrderBy(h => h.Entry.IsSinking).ThenBy(h => h.Session!.Start);
    }

    private static int Ahead(ImmutableArray<CatalogueHit> day, DateTimeOffset now) =>
        day.Count(h => h.Session is { Cancelled: false } session && session.Start > now);
}

/// <summary>Today: how many things are still to begin today.</summary>
internal sealed record Postcard(SpaceDefinition Space, string Picture, int Today);
