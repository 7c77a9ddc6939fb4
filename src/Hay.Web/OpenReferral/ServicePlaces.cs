using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Spaces;

namespace Hay.Web.OpenReferral;

/// <summary>Where a listing happens, as a service at a location. A listing of ours has one place at most.</summary>
internal sealed class ServicePlaces(SpaceMap spaces, SpaceLooks looks)
{
    public static Guid IdOf(string listing) => StableUuid.Of("service_at_location", listing);

    public AtLocationRecord? Of(string id, Listing listing, Guid service)
    {
        var location = listing.Setting == Setting.Online
            ? Online(AccessWords.Of(listing.Access()).ToImmutableArray())
            : listing.Venue is { } venue ? Location(listing, venue) : null;
        return location is null ? null : new AtLocationRecord(IdOf(id), service, location.Id, location);
    }

    private static LocationRecord Online(ImmutableArray<string> access)
    {
        var id = StableUuid.Of("location", access.IsEmpty ? "online" : $"online|{string.Join(". ", access)}");
        return new LocationRecord(id, "virtual") { Name = "Online", Accessibility = AccessOf(id, access) };
    }

    private static ImmutableArray<AccessRecord>? AccessOf(Guid location, ImmutableArray<string> access) =>
        access.IsEmpty ? null : [.. access.Select(line => new AccessRecord(StableUuid.Of("accessibility", $"{location}/{line}"), location, line))];

    private LocationRecord Location(Listing listing, Venue venue)
    {
        // The facts of a session may differ from those of its venue: then it is a location of its own.
        var access = AccessWords.Of(listing.Access()).ToImmutableArray();
        var id = StableUuid.Of("location", string.Join('|', venue.Id, venue.Name, venue.Postcode, FormattableString.Invariant($"{venue.Lat},{venue.Lon}"), string.Join(". ", access)));
        return new LocationRecord(id, "physical")
        {
            Name = venue.Name,
            Description = venue.IsRough ? ServiceWords.RoughPoint : null,
            Latitude = venue.Lat,
            Longitude = venue.Lon,
            Addresses = Address(listing, venue, id),
            Accessibility = AccessOf(id, access),
        };
    }

    // All parts of an address must be there, or none.
    private ImmutableArray<AddressRecord>? Address(Listing listing, Venue venue, Guid location)
    {
        var city = venue.Town.Length > 0 ? venue.Town : looks.NameOf(listing.Space, venue.Locality) ?? "";
        var area = spaces.Find(listing.Space)?.Name ?? "";
        if (city.Length == 0 || area.Length == 0 || venue.Postcode.Length == 0) return null;
        return [new AddressRecord(StableUuid.Of("address", $"{location}"), location, venue.Address.Length > 0 ? venue.Address : venue.Name, city, area, venue.Postcode)];
    }
}
