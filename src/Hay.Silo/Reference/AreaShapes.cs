using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hay.Silo.Reference;

/// <summary>Finds the area that holds a point.</summary>
internal sealed class AreaShapes
{
    private readonly STRtree<(string Code, IndexedPointInAreaLocator Shape)> _tree = new();

    public AreaShapes(IEnumerable<Boundary> areas)
    {
        foreach (var area in areas)
        {
            var shape = Shape(area.Outline);
            _tree.Insert(shape.EnvelopeInternal, (area.Code, new IndexedPointInAreaLocator(shape)));
        }
    }

    /// <summary>Code of the area that holds the point; null: none does. On an edge: the first by code.</summary>
    public string? Holding(double lat, double lon)
    {
        var point = new Coordinate(lon, lat);
        return _tree.Query(new Envelope(point)).Where(area => area.Shape.Locate(point) != Location.Exterior)
            .Select(area => area.Code).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>A point of the area, as near its middle as it can be.</summary>
    public static (double Lat, double Lon) Middle(Boundary area)
    {
        var shape = Shape(area.Outline);
        var centre = shape.Centroid.Coordinate;
        var inside = new IndexedPointInAreaLocator(shape).Locate(centre) == Location.Interior ? centre : shape.InteriorPoint.Coordinate;
        return (Math.Round(inside.Y, 5), Math.Round(inside.X, 5));
    }

    // Locating counts the edges to one side of a point, whichever ring they are of: the even-odd rule. So every ring may be a polygon.
    private static MultiPolygon Shape(double[][][] outline) => new([.. outline.Select(ring =>
        new Polygon(new LinearRing([.. ring.Select(point => new Coordinate(point[0], point[1]))])))]);
}
