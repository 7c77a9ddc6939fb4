using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hay.Silo.Reference;

/// <summary>Finds the area that holds a point.</summary>
internal sealed class AreaShapes
{
    // Of latitude, in degrees: 500 metres. At the edge of generalised outlines there are gaps.
    private const double Gap = 0.0045;
    // In England a degree of longitude is about so much of one of latitude.
    private const double Narrowing = 0.6;
    private readonly STRtree<(string Code, MultiPolygon Shape, IndexedPointInAreaLocator Inside)> _tree = new();

    public AreaShapes(IEnumerable<Boundary> areas)
    {
        foreach (var area in areas)
        {
            var shape = Shape(area.Outline, Narrowing);
            _tree.Insert(shape.EnvelopeInternal, (area.Code, shape, new IndexedPointInAreaLocator(shape)));
        }
    }

    /// <summary>Code of the area that holds the point; null: none does. On an edge: the first by code.</summary>
    public string? Holding(double lat, double lon)
    {
        var point = new Coordinate(lon * Narrowing, lat);
        return _tree.Query(new Envelope(point)).Where(area => area.Inside.Locate(point) != Location.Exterior)
            .Select(area => area.Code).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Code of the area whose outline is nearest, up to 500 metres; null: none is. For a point that no area holds.</summary>
    public string? Beside(double lat, double lon)
    {
        var point = new Point(lon * Narrowing, lat);
        var around = point.EnvelopeInternal.Copy();
        around.ExpandBy(Gap);
        return _tree.Query(around).Select(area => (area.Code, Distance: area.Shape.Distance(point))).Where(area => area.Distance <= Gap)
            .OrderBy(area => area.Distance).ThenBy(area => area.Code, StringComparer.Ordinal).FirstOrDefault().Code;
    }

    /// <summary>A point of the area, as near its middle as it can be.</summary>
    public static (double Lat, double Lon) Middle(Boundary area)
    {
        var shape = Shape(area.Outline, 1);
        var centre = shape.Centroid.Coordinate;
        var inside = new IndexedPointInAreaLocator(shape).Locate(centre) == Location.Interior ? centre : shape.InteriorPoint.Coordinate;
        return (Math.Round(inside.Y, 5), Math.Round(inside.X, 5));
    }

    // Locating counts the edges to one side of a point, whichever ring they are of: the even-odd rule. So every ring may be a polygon.
    private static MultiPolygon Shape(double[][][] outline, double narrowing) => new([.. outline.Select(ring =>
        new Polygon(new LinearRing([.. ring.Select(point => new Coordinate(point[0] * narrowing, point[1]))])))]);
}
