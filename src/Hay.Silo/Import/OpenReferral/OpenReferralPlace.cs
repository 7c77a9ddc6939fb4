using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>Where a service is: the first of its locations that can be found on a map, else the first with a name.</summary>
/// <param name="Venue">Null when it is nowhere, or online.</param>
/// <param name="AtLocation">The service at that location: it may have times of its own.</param>
/// <param name="IsOnline">It has locations and all of them are virtual.</param>
/// <param name="AccessOnline">What is said of access where it is online.</param>
internal sealed record OpenReferralPlace(Venue? Venue, JsonElement AtLocation, bool IsOnline, AccessFacts AccessOnline)
{
    public static OpenReferralPlace Find(JsonElement service, JsonElement at)
    {
        var places = (at.ValueKind == JsonValueKind.Object ? [(Location: at, At: default(JsonElement))] : Array.Empty<(JsonElement Location, JsonElement At)>())
            .Concat(service.Many("service_at_locations").Select(s => (Location: s.Field("location"), At: s)))
            .Concat(service.Many("locations").Select(l => (Location: l, At: default(JsonElement))))
            .Where(p => p.Location.ValueKind == JsonValueKind.Object)
            .ToList();
        var venues = places.Where(p => !IsVirtual(p.Location)).Select(p => (Venue: VenueOf(p.Location), p.At)).Where(p => p.Venue is not null).ToList();
        var found = venues.Find(p => DraftRules.IsPlace(p.Venue!.Lat, p.Venue.Lon));
        if (found.Venue is null) found = venues.FirstOrDefault();
        var isOnline = places.Count > 0 && places.TrueForAll(p => IsVirtual(p.Location));
        return new OpenReferralPlace(found.Venue, found.At, isOnline, isOnline ? AccessOf(places[0].Location) : new AccessFacts());
    }

    private static bool IsVirtual(JsonElement location) => location.Text("location_type").ToUpperInvariant() is "VIRTUAL";

    private static Venue? VenueOf(JsonElement location)
    {
        var address = location.Many("addresses").Concat(location.Many("physical_addresses")).FirstOrDefault();
        if (address.ValueKind == JsonValueKind.Undefined) address = location;
        var (lat, lon) = Point(location);
        var venue = new Venue
        {
            Id = location.Text("id"),
            Name = location.Text("name"),
            Address = string.Join(", ", new[] { address.Text("address_1"), address.Text("address_2") }.Select(t => t.Trim(' ', ',')).Where(t => t.Length > 0)),
            Town = address.Text("city"),
            Postcode = address.Text("postal_code"),
            Lat = lat,
            Lon = lon,
            Access = AccessOf(location),
        };
        return venue.Name.Length + venue.Address.Length + venue.Town.Length > 0 || DraftRules.IsPlace(lat, lon) ? venue : null;
    }

    private static AccessFacts AccessOf(JsonElement location) => AccessWords.Read(location.Texts("accessibility", "description", "accessibility")
        .Concat(location.Texts("accessibility_for_disabilities", "accessibility")).Concat(location.Texts("accessibilities", "name")));

    private static (double? Lat, double? Lon) Point(JsonElement location)
    {
        if (location.Number("latitude", "lat") is { } lat && location.Number("longitude", "lon", "lng") is { } lon) return (lat, lon);
        // Outpost: GeoJSON, longitude first.
        var point = location.Field("geometry").Many("coordinates", 2).Select(c => c.ValueKind == JsonValueKind.Number ? c.GetDouble() : (double?)null).ToList();
        return point.Count == 2 ? (point[1], point[0]) : (null, null);
    }
}
