namespace Hay.Web.Catalogue;

/// <summary>Distances over the ground, in miles.</summary>
internal static class Distance
{
    /// <summary>Mean radius of the Earth (IUGG), miles.</summary>
    public const double EarthRadius = 3958.7613;

    /// <summary>The great-circle distance by the haversine formula.</summary>
    public static double Miles(GeoPoint a, GeoPoint b)
    {
        var lat = Math.Sin(double.DegreesToRadians(b.Lat - a.Lat) / 2);
        var lon = Math.Sin(double.DegreesToRadians(b.Lon - a.Lon) / 2);
        var h = (lat * lat) + (Math.Cos(double.DegreesToRadians(a.Lat)) * Math.Cos(double.DegreesToRadians(b.Lat)) * lon * lon);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    public static bool IsPlace(GeoPoint point) => point.Lat is >= -90 and <= 90 && point.Lon is >= -180 and <= 180;

    /// <summary>Where an activity happens; null when that is not known or makes no sense.</summary>
    public static GeoPoint? Of(Hay.Grains.Listing listing) =>
        listing.Venue is { Lat: { } lat, Lon: { } lon } && new GeoPoint(lat, lon) is var point && IsPlace(point) ? point : null;
}
