using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenActive;

/// <summary>A Place as a venue; its address may be one text.</summary>
internal static class OpenActivePlace
{
    public static Venue? VenueOf(JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Object) return null;
        var address = place.Field("address");
        var isParts = address.ValueKind == JsonValueKind.Object;
        var geo = place.Field("geo");
        // "Street<br />Village" in one feed.
        var street = isParts ? address.Text("streetAddress").Replace("<br />", ", ", StringComparison.Ordinal) : address.AsText();
        return new Venue
        {
            Id = place.Text("@id", "id", "identifier"),
            Name = place.Text("name"),
            // Where no street is known, the standard has the name of the place.
            Address = street == place.Text("name") ? "" : street,
            Town = isParts ? address.Text("addressLocality") : "",
            Postcode = isParts ? address.Text("postalCode") : "",
            Lat = geo.Number("latitude") ?? place.Number("latitude", "lat"),
            Lon = geo.Number("longitude") ?? place.Number("longitude", "long", "lng", "lon"),
            Access = AccessOf(place),
        };
    }

    private static AccessFacts AccessOf(JsonElement place)
    {
        var facts = new AccessFacts();
        foreach (var feature in place.Many("amenityFeature", 50).Where(f => f.ValueKind == JsonValueKind.Object))
        {
            if (feature.Flag("value") is not { } value) continue;
            var type = feature.Text("@type", "type");
            if (type.EndsWith("Toilets", StringComparison.Ordinal)) facts = facts with { Toilet = value ? Known.Yes : Known.No };
            if (type.EndsWith("Parking", StringComparison.Ordinal) && value) facts = facts with { Parking = "There is parking." };
        }

        return facts;
    }
}
