using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hay.Grains;

/// <summary>All spaces of an installation, read from one or more spaces.json files. Immutable.</summary>
public sealed class SpaceMap
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private readonly ImmutableArray<(string Slug, Envelope Box, IndexedPointInAreaLocator Shape)> _shapes;
    private readonly ImmutableDictionary<string, SpaceDefinition> _bySlug;
    private readonly ImmutableDictionary<string, SpaceBorder> _borders;

    public SpaceMap(IEnumerable<SpaceDefinition> spaces)
    {
        All = [.. spaces];
        _bySlug = All.ToImmutableDictionary(s => s.Slug);
        _shapes = [.. All.Where(s => !s.Outline.IsEmpty).Select(s => (Polygon: Polygon(s), s.Slug))
            .Select(s => (s.Slug, s.Polygon.EnvelopeInternal, new IndexedPointInAreaLocator(s.Polygon)))];
        _borders = All.Where(s => !s.Outline.IsEmpty).ToImmutableDictionary(s => s.Slug, s => new SpaceBorder(s));
    }

    /// <summary>In the order of the files.</summary>
    public ImmutableArray<SpaceDefinition> All { get; }

    public SpaceDefinition? Find(string? slug) => slug is null ? null : _bySlug.GetValueOrDefault(slug);

    /// <summary>Slug of the space whose outline holds the point; null when it is outside all of them.</summary>
    public string? Locate(double lat, double lon)
    {
        var point = new Coordinate(lon, lat);
        foreach (var (slug, box, shape) in _shapes)
        {
            if (box.Contains(point) && shape.Locate(point) != Location.Exterior) return slug;
        }

        return null;
    }

    /// <summary>The space whose border is nearest to a point, and how many kilometres it is away; null: no space has an outline.</summary>
    public (string Slug, double Kilometres)? NearestBorder(double lat, double lon) => _borders.IsEmpty ? null
        : _borders.Select(b => (Slug: b.Key, Kilometres: b.Value.Away(lat, lon))).OrderBy(b => b.Kilometres).ThenBy(b => b.Slug, StringComparer.Ordinal).First();

    /// <summary>The smallest box that holds a space and all that is so many kilometres round it; null: it has no outline.</summary>
    public GeoBox? Around(string slug, double kilometres) => _borders.GetValueOrDefault(slug)?.Around(kilometres);

    /// <summary>Reads spaces.json files. Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static SpaceMap Load(params IEnumerable<string> paths)
    {
        var spaces = new List<SpaceDefinition>();
        foreach (var path in paths)
        {
            try
            {
                spaces.AddRange(JsonSerializer.Deserialize<List<SpaceDefinition>>(File.ReadAllBytes(path), Json) ?? []);
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException($"{path} is not a list of spaces: {wrong.Message}", wrong);
            }
        }

        var problem = spaces.GroupBy(s => s.Slug).Where(g => g.Count() > 1).Select(g => $"two spaces are called '{g.Key}'")
            .Concat(spaces.Where(s => !ListingRules.IsSlug(s.Slug)).Select(s => $"'{s.Slug}' is not a slug"))
            .Concat(spaces.Where(s => s.Outline.Any(IsNoRing)).Select(s => $"the outline of '{s.Slug}' is not made of closed rings"))
            .FirstOrDefault();
        return problem is null
            ? new SpaceMap(spaces)
            : throw new InvalidDataException($"{string.Join(", ", paths)}: {problem}.");
    }

    private static bool IsNoRing(ImmutableArray<ImmutableArray<double>> ring) =>
        ring.Length < 4 || ring.Any(p => p.Length != 2) || !ring[0].SequenceEqual(ring[^1]);

    private static MultiPolygon Polygon(SpaceDefinition space) => new([.. space.Outline.Select(ring =>
        new Polygon(new LinearRing([.. ring.Select(p => new Coordinate(p[0], p[1]))])))]);
}
