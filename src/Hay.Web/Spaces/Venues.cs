using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Spaces;

/// <summary>Places with something on, for a map and the list that says the same: Pins and list have the same order.</summary>
internal sealed record VenueMap(string Title, SpaceDefinition Space, Sketch? Sketch, ImmutableArray<VenuePin> Pins);

/// <summary>One venue: its name, where it is, and what is on there next. More: how many further activities it has.</summary>
internal sealed record VenuePin(string Name, GeoPoint Point, ImmutableArray<VenueNext> Next, int More)
{
    public string Lat => Point.Lat.ToString("0.####", CultureInfo.InvariantCulture);
    public string Lon => Point.Lon.ToString("0.####", CultureInfo.InvariantCulture);
}

internal sealed record VenueNext(Listing Listing, string Href, string When);

/// <summary>Gathers what the catalogue found by where it happens.</summary>
internal sealed class Venues(SpaceLooks looks, SpaceMap spaces, IStringLocalizer<Words> say)
{
    private const int MostPins = 18;
    private const int MostAtOne = 2;

    /// <summary>The venues of these hits, in their order; null where none of them has a place on a map.</summary>
    public VenueMap? Map(string title, SpaceDefinition space, IEnumerable<CatalogueHit> hits, DateOnly today)
    {
        var pins = hits.Where(h => h.Session is not null && h.Entry.Listing.Setting != Setting.Online && Distance.Of(h.Entry.Listing) is not null)
            .GroupBy(h => (h.Entry.Listing.Venue!.Name, Distance.Of(h.Entry.Listing)!.Value))
            .Take(MostPins)
            .Select(at => Pin(at.Key.Name, at.Key.Value, [.. at], today))
            .ToImmutableArray();
        var around = space.Neighbours.Select(spaces.Find).OfType<SpaceDefinition>();
        return pins.IsEmpty ? null : new VenueMap(title, space, Sketch.Of([space], around), pins);
    }

    private VenuePin Pin(string name, GeoPoint point, ImmutableArray<CatalogueHit> hits, DateOnly today)
    {
        var listing = hits[0].Entry.Listing;
        var where = listing.Where(looks.NameOf(listing.Space, listing.Venue!.Locality), say);
        return new VenuePin(where.Length > 0 ? where : name, point, [.. hits.Take(MostAtOne).Select(h => Next(h, today))], Math.Max(0, hits.Length - MostAtOne));
    }

    private VenueNext Next(CatalogueHit hit, DateOnly today) => new(
        hit.Entry.Listing, $"/{hit.Entry.Listing.Space}/{hit.Entry.Id}",
        $"{Times.ShortDay(hit.Session!.Start.Day(), today, say)}{Language.Current.Comma}{Times.Time(hit.Session.Start, say)}");
}
