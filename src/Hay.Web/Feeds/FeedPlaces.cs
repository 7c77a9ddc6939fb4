using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Organisations;

namespace Hay.Web.Feeds;

/// <summary>
/// Where a venue is of which a feed gives the address alone: "Queens Hall, Norwood Road, March PE15 8QE". A calendar knows no
/// other way to say it, and people want to know how far it is.
/// </summary>
internal sealed partial class FeedPlaces(PlaceFinder places, SpaceMap spaces)
{
    public Listing Place(Listing listing)
    {
        if (listing.Venue is not { Lat: null } venue || listing.Setting == Setting.Online) return listing;
        var address = $"{venue.Name}, {venue.Address}";
        var postcode = venue.Postcode.Length > 0 ? venue.Postcode : Postcode().Matches(address) is [.., var last] ? last.Value.ToUpperInvariant() : "";
        var town = venue.Town.Length > 0 ? venue.Town
            : (spaces.Find(listing.Space)?.Localities ?? []).Select(l => l.Name).LastOrDefault(name => Names(address, name)) ?? "";
        // Said once: the page puts town and postcode behind the address.
        var street = string.Join(", ", Parts(venue.Address).Where(part => !part.Equals(town, StringComparison.OrdinalIgnoreCase)));
        var said = venue with { Postcode = PlaceFinder.Postcode(postcode) ?? venue.Postcode, Town = town, Address = street };
        return listing with { Venue = places.Locate(said, listing.Space) };
    }

    // "March" in "Queens Hall, March PE15", not in "Marching Band Hall" and not in "March Road".
    private static bool Names(string address, string town) => Parts(address).Any(part => part.Equals(town, StringComparison.OrdinalIgnoreCase));

    private static string[] Parts(string address) => Postcode().Replace(address, ",").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s?[0-9][A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();
}
