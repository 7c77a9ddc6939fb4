using System.Globalization;
using Hay.Web.Catalogue;

namespace Hay.Web.Fhir;

/// <summary>A point and how far around it: "latitude|longitude|distance|unit", in kilometres where no unit is said.</summary>
internal sealed record FhirNear(GeoPoint Point, double Miles)
{
    private const double UsualKilometres = 8;
    private const double MostKilometres = 200;
    private const double KilometresInAMile = 1.609344;

    /// <summary>Null where it cannot be read.</summary>
    public static FhirNear? Read(FhirValue value)
    {
        var parts = value.Text.Split('|');
        if (value.Modifier.Length > 0 || parts.Length is < 2 or > 4 || Number(parts[0]) is not { } lat || Number(parts[1]) is not { } lon) return null;
        var distance = parts.Length > 2 && parts[2].Length > 0 ? Number(parts[2]) : UsualKilometres;
        // Units of UCUM.
        double? factor = (parts.Length > 3 ? parts[3] : "") switch { "" or "km" => 1, "m" => 0.001, "[mi_i]" or "[mi_us]" or "mi" => KilometresInAMile, _ => null };
        return distance * factor is > 0 and <= MostKilometres and var kilometres && new GeoPoint(lat, lon) is var point && Distance.IsPlace(point) ? new(point, kilometres / KilometresInAMile) : null;
    }

    public bool Has(PlaceItem place) => place.Venue is { Lat: { } lat, Lon: { } lon } && Distance.Miles(Point, new(lat, lon)) <= Miles;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
