using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Hay.Grains;

/// <summary>A box of WGS84 degrees.</summary>
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    public bool Holds(double lat, double lon) => lat >= South && lat <= North && lon >= West && lon <= East;
}

/// <summary>How far it is to the border of a space. A county is small: its degrees are taken as equally long everywhere in it.</summary>
internal sealed class SpaceBorder
{
    private const double KilometresADegree = 111.2;
    private readonly double _across;
    private readonly Coordinate[][] _rings;
    private readonly Envelope _box = new();

    public SpaceBorder(SpaceDefinition space)
    {
        foreach (var point in space.Outline.SelectMany(ring => ring)) _box.ExpandToInclude(point[0], point[1]);
        _across = KilometresADegree * Math.Cos(double.DegreesToRadians(_box.Centre.Y));
        _rings = [.. space.Outline.Select(ring => ring.Select(p => OnGround(p[1], p[0])).ToArray())];
    }

    /// <summary>Kilometres from a point to the border, on whichever side of it the point is.</summary>
    public double Away(double lat, double lon)
    {
        var point = OnGround(lat, lon);
        return _rings.Min(ring => DistanceComputer.PointToSegmentString(point, ring));
    }

    /// <summary>The smallest box that holds all that is so near.</summary>
    public GeoBox Around(double kilometres)
    {
        var (up, across) = (kilometres / KilometresADegree, kilometres / _across);
        return new(_box.MinY - up, _box.MinX - across, _box.MaxY + up, _box.MaxX + across);
    }

    private Coordinate OnGround(double lat, double lon) => new(lon * _across, lat * KilometresADegree);
}
