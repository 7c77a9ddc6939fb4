using Hay.Grains;
using NetTopologySuite.Geometries;

namespace Hay.Silo.Reference;

/// <summary>
/// How far from the spaces shapes and postcodes are kept, so that a file of the whole country is as good as one of a county: as far as
/// the site says distances, 25 miles. Everywhere, where a space has no outline.
/// </summary>
internal sealed class Reach
{
    // 25 miles, in degrees; of longitude at 56° north, which is wider than further south.
    private const double North = 0.37;
    private const double East = 0.65;
    private readonly Envelope? _box;

    public Reach(SpaceMap spaces)
    {
        if (spaces.All.IsEmpty || spaces.All.Any(space => space.Outline.IsEmpty)) return;
        _box = new Envelope();
        foreach (var point in spaces.All.SelectMany(space => space.Outline).SelectMany(ring => ring)) _box.ExpandToInclude(point[0], point[1]);
        _box.ExpandBy(East, North);
    }

    /// <summary>The same words for the same reach: kept with a file, so that it is read again when the spaces change.</summary>
    public string Words => _box is null ? "everywhere" : FormattableString.Invariant($"{_box.MinX:F3},{_box.MinY:F3},{_box.MaxX:F3},{_box.MaxY:F3}");

    public bool Holds(double lat, double lon) => _box is null || _box.Contains(lon, lat);

    public bool Touches(double[][][] outline)
    {
        if (_box is null) return true;
        var around = new Envelope();
        foreach (var point in outline.SelectMany(ring => ring)) around.ExpandToInclude(point[0], point[1]);
        return _box.Intersects(around);
    }
}
