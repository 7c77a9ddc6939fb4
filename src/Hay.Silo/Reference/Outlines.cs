using System.Text.Json;

namespace Hay.Silo.Reference;

/// <summary>The shape of a feature as closed rings, to a metre.</summary>
internal static class Outlines
{
    // A hundred-thousandth of a degree is a metre at most.
    private const int Decimals = 5;

    /// <summary>Null: it has no area.</summary>
    /// <exception cref="BrokenFileException">It is no shape of longitudes and latitudes.</exception>
    public static double[][][]? Of(JsonElement geometry, string which)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates"u8, out var coordinates)) return null;
        try
        {
            var rings = Type(geometry) switch
            {
                "Polygon" => coordinates.EnumerateArray(),
                "MultiPolygon" => coordinates.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()),
                _ => [],
            };
            double[][][] outline = [.. rings.Select(ring => Ring(ring, which)).Where(ring => ring.Length >= 4)];
            return outline.Length == 0 ? null : outline;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new BrokenFileException($"the shape of {which} is not made of rings of longitudes and latitudes", wrong);
        }
    }

    private static string? Type(JsonElement geometry) => geometry.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static double[][] Ring(JsonElement ring, string which)
    {
        var points = new List<double[]>(ring.GetArrayLength());
        foreach (var point in ring.EnumerateArray())
        {
            var (lon, lat) = (Math.Round(point[0].GetDouble(), Decimals), Math.Round(point[1].GetDouble(), Decimals));
            if (lon is not (>= -180 and <= 180) || lat is not (>= -90 and <= 90))
            {
                throw new BrokenFileException($"the shape of {which} is not in degrees: download the file again as GeoJSON in WGS84 (EPSG:4326)");
            }

            if (points.Count == 0 || points[^1][0] != lon || points[^1][1] != lat) points.Add([lon, lat]);
        }

        if (points.Count > 0 && !points[0].SequenceEqual(points[^1])) points.Add(points[0]);
        return [.. points];
    }
}
