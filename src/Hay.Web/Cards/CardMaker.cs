using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Cards;

/// <summary>Makes cards of what the catalogue found.</summary>
internal sealed class CardMaker(SpaceMap spaces, SpaceLooks looks, IStringLocalizer<Words> say)
{
    private const int MostFacts = 3;

    /// <summary>Space: the one the card is shown in; null where several are mixed, and the card says which.</summary>
    public Card Of(CatalogueHit hit, DateOnly today, string? space = null)
    {
        if (hit.Miles is not null) return Make(hit, today, space);
        var kept = hit.Entry.Cards ??= new KeptCard?[Language.All.Length];
        ref var last = ref kept[Language.Current.Number];
        if (last is { } known && known.IsOf(hit, today, space)) return known.Card;
        var card = Make(hit, today, space);
        last = new KeptCard(hit.Entry, hit.At, today, space, card);
        return card;
    }

    /// <summary>With the reason why it was picked.</summary>
    public Card Of(CatalogueHit hit, DateOnly today, string? space, string why) => Make(hit, today, space) with { Why = why };

    public ImmutableArray<Card> Of(IEnumerable<CatalogueHit> hits, DateOnly today, string? space = null) =>
        [.. hits.Select(h => Of(h, today, space))];

    private Card Make(CatalogueHit hit, DateOnly today, string? space)
    {
        var (listing, session) = (hit.Entry.Listing, hit.Session);
        var shownIn = space ?? listing.Space;
        var point = listing.Setting == Setting.Online ? null : Distance.Of(listing);
        return new Card
        {
            Activity = hit.Entry.Id,
            Href = $"/{shownIn}/{hit.Entry.Id}",
            Title = listing.Title,
            WrittenIn = WrittenWords.LanguageOf(listing),
            Accent = spaces.Find(shownIn)?.Accent ?? "",
            Mark = Marks.Of(listing.Category),
            Day = session is null ? say["Dates"] : Times.ShortDay(session.Start.Day(), today, say),
            Time = session is null ? say["Ask"] : Times.Time(session.Start, say),
            Where = Where(listing, sayWhichSpace: space is null && listing.Home is null),
            Far = point is not null && hit.Miles is { } miles ? Wording.Listings.Miles(miles, say) : "",
            Lat = Degrees(point?.Lat),
            Lon = Degrees(point?.Lon),
            Old = AgeWords.Of(hit.Entry, today, say),
            Facts = Facts(listing),
            Session = session?.Session.Value ?? "",
            Revision = hit.Entry.Revision,
            Places = session is null ? default : PlacesLeft.Of(session, listing.Booking, say),
            IsOff = session is { Cancelled: true },
        };
    }

    // Four decimals are ten metres: a door.
    private static string Degrees(double? degrees) => degrees?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private string Where(Listing listing, bool sayWhichSpace)
    {
        var where = listing.Where(listing.Venue is { } venue ? looks.NameOf(listing.Space, venue.Locality) : null, say);
        if (sayWhichSpace && spaces.Find(listing.Space) is { } space && !where.Contains(space.Name, StringComparison.Ordinal))
        {
            where = where.Length == 0 ? space.Name : $"{where}, {space.Name}";
        }

        return where;
    }

    private ImmutableArray<CardFact> Facts(Listing listing)
    {
        var facts = ImmutableArray.CreateBuilder<CardFact>(MostFacts);
        if (HomeWords.Of(listing, say) is { Length: > 0 } home) Add(home, "");
        if (listing.Cost.ShortCost(say) is { Length: > 0 } cost) Add(cost, listing.Cost.Kind == CostKind.Free ? "hay-fact--free" : "");
        if (listing.FirstVisit.CanJustWatch == true) Add(say["Just watch if you like"], "hay-fact--first");
        else if (listing.Levels.Contains(Level.Beginners)) Add(say["Good for beginners"], "hay-fact--first");
        if (listing.Access().StepFree == Known.Yes) Add(say["Step-free"], "");
        if (listing.Setting == Setting.Outdoor) Add(say["Outdoors"], "");
        return facts.DrainToImmutable();

        void Add(string words, string look)
        {
            if (facts.Count < MostFacts) facts.Add(new CardFact(words, look));
        }
    }
}
