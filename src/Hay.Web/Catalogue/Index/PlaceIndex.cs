namespace Hay.Web.Catalogue;

/// <summary>
/// Where listings are: points on the unit sphere, whose straight distance grows with that over the ground, and a grid of
/// <see cref="Cell"/> degrees to find those nearby without looking at all.
/// </summary>
internal sealed class PlaceIndex
{
    private const double Cell = 0.05;
    private const int Columns = 8192;

    private readonly (double X, double Y, double Z)[] _points;
    private readonly int[] _cells;
    private readonly int[] _listings;

    public PlaceIndex(ReadOnlySpan<CatalogueEntry> entries)
    {
        _points = new (double, double, double)[entries.Length];
        var cells = new List<int>(entries.Length);
        var listings = new List<int>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var place = Distance.Of(entries[i].Listing);
            _points[i] = place is { } point ? OnSphere(point) : (double.NaN, double.NaN, double.NaN);
            if (place is null) continue;
            cells.Add(CellOf(place.Value.Lat, place.Value.Lon));
            listings.Add(i);
        }

        _cells = [.. cells];
        _listings = [.. listings];
        Array.Sort(_cells, _listings);
    }

    /// <summary>Square of the straight distance on the unit sphere: for comparing. NaN where the place is not known.</summary>
    public double Apart(int listing, (double X, double Y, double Z) from)
    {
        var (x, y, z) = _points[listing];
        return ((x - from.X) * (x - from.X)) + ((y - from.Y) * (y - from.Y)) + ((z - from.Z) * (z - from.Z));
    }

    public static (double X, double Y, double Z) OnSphere(GeoPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(point.Lat));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(point.Lon));
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    /// <summary>The listings at most so many miles from a point.</summary>
    public Bits Within(GeoPoint near, double miles)
    {
        var found = new Bits(_points.Length);
        if (!(miles >= 0)) return found;
        var angle = Math.Min(miles / Distance.EarthRadius, Math.PI);
        var limit = 4 * Math.Sin(angle / 2) * Math.Sin(angle / 2);
        var from = OnSphere(near);
        // A little wider than needed: the grid only says where to look.
        var lat = double.RadiansToDegrees(angle) * 1.001 + 1e-6;
        var furthest = Math.Abs(near.Lat) + lat;
        var lon = furthest < 85 ? lat / Math.Cos(double.DegreesToRadians(furthest)) : 360;
        if (near.Lon - lon < -180 || near.Lon + lon > 180 || lat > 5)
        {
            Look(0, _listings.Length, from, limit, found);
            return found;
        }

        for (var row = Row(near.Lat - lat); row <= Row(near.Lat + lat); row++)
        {
            var first = FirstAtOrAfter((row * Columns) + Column(near.Lon - lon));
            Look(first, FirstAtOrAfter((row * Columns) + Column(near.Lon + lon) + 1), from, limit, found);
        }

        return found;
    }

    private void Look(int first, int end, (double X, double Y, double Z) from, double limit, Bits found)
    {
        for (var i = first; i < end; i++)
        {
            if (Apart(_listings[i], from) <= limit) found.Add(_listings[i]);
        }
    }

    private int FirstAtOrAfter(int cell)
    {
        var (low, high) = (0, _cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle] < cell) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static int CellOf(double lat, double lon) => (Row(lat) * Columns) + Column(lon);

    private static int Row(double lat) => (int)((lat + 90) / Cell);

    private static int Column(double lon) => (int)((lon + 180) / Cell);
}
