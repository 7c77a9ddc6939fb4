using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Hay.Grains;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;

namespace Hay.Web.Spaces;

/// <summary>
/// Outlines of spaces as a drawing of our own: north is up, and degrees east are as much shorter as they are at this
/// latitude. Units are those of its view box, which is <see cref="Width"/> wide.
/// </summary>
internal sealed record Sketch
{
    public const double Width = 400;
    private const double Margin = 6;
    // Outlines never change, and to find their widest part takes milliseconds.
    private static readonly ConditionalWeakTable<SpaceDefinition, Coordinate> Middles = [];
    private readonly double _west;
    private readonly double _north;
    private readonly double _narrow;
    private readonly double _scale;

    private Sketch(ImmutableArray<SpaceDefinition> framed)
    {
        var points = framed.SelectMany(s => s.Outline).SelectMany(ring => ring).ToList();
        _west = points.Min(p => p[0]);
        _north = points.Max(p => p[1]);
        var south = points.Min(p => p[1]);
        _narrow = Math.Cos(double.DegreesToRadians((_north + south) / 2));
        _scale = (Width - (2 * Margin)) / ((points.Max(p => p[0]) - _west) * _narrow);
        Height = ((_north - south) * _scale) + (2 * Margin);
    }

    public double Height { get; }
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width:0} {Height:0}");
    public ImmutableArray<SketchArea> Areas { get; private init; } = [];

    /// <summary>Null where nothing has an outline. Around: drawn too, as far as it is in the frame.</summary>
    public static Sketch? Of(IEnumerable<SpaceDefinition> framed, IEnumerable<SpaceDefinition> around)
    {
        ImmutableArray<SpaceDefinition> inside = [.. framed.Where(s => !s.Outline.IsEmpty)];
        if (inside.IsEmpty) return null;
        var sketch = new Sketch(inside);
        return sketch with { Areas = [.. around.Where(s => !s.Outline.IsEmpty).Concat(inside).Select(sketch.Area)] };
    }

    /// <summary>Where a point of the map is in the drawing.</summary>
    public (string X, string Y) Point(double lat, double lon) => (Number(X(lon)), Number(Y(lat)));

    /// <inheritdoc cref="Point"/>
    public (double X, double Y) At(double lat, double lon) => (X(lon), Y(lat));

    /// <summary>Where to write the name of a space: where it is widest round about; null where it has no outline.</summary>
    public (string X, string Y)? Label(SpaceDefinition space)
    {
        if (space.Outline.IsEmpty) return null;
        var middle = Middles.GetValue(space, Middle);
        return Point(middle.Y, middle.X);
    }

    /// <summary>Closed rings of [longitude, latitude] as data of an SVG path.</summary>
    public string Path(ImmutableArray<ImmutableArray<ImmutableArray<double>>> outline)
    {
        var path = new StringBuilder();
        foreach (var ring in outline)
        {
            path.Append('M').AppendJoin('L', ring.SkipLast(1).Select(p => $"{Number(X(p[0]))} {Number(Y(p[1]))}")).Append('Z');
        }

        return path.ToString();
    }

    // Of its largest ring, where a circle that just fits into it has its centre.
    private static Coordinate Middle(SpaceDefinition space)
    {
        var ring = space.Outline.MaxBy(r => r.Length);
        var narrow = Math.Cos(double.DegreesToRadians(ring.Average(p => p[1])));
        var centre = MaximumInscribedCircle.GetCenter(new Polygon(new LinearRing([.. ring.Select(p => new Coordinate(p[0] * narrow, p[1]))])), 0.005);
        return new Coordinate(centre.X / narrow, centre.Y);
    }

    private SketchArea Area(SpaceDefinition space) => new(space, Path(space.Outline));

    private double X(double lon) => Margin + ((lon - _west) * _narrow * _scale);

    private double Y(double lat) => Margin + ((_north - lat) * _scale);

    private static string Number(double units) => units.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Path: data of an SVG path.</summary>
internal sealed record SketchArea(SpaceDefinition Space, string Path);
