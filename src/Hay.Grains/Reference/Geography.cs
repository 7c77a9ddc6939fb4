using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>How large an area is: in England an LSOA, an MSOA, a ward, and a district as the space that it is.</summary>
public enum AreaLevel { Neighbourhood, Middle, Ward, Space }

/// <summary>
/// An area and what official statistics say of it. A figure that nobody published is null. Latitudes and longitudes are WGS84 degrees.
/// </summary>
public sealed record Area
{
    /// <summary>The official code; of a demo neighbourhood its own id, of a space its slug.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required AreaLevel Level { get; init; }
    /// <summary>Slug of the space it lies in; empty: in none.</summary>
    public string Space { get; init; } = "";
    /// <summary>Id of the middle area it lies in; empty: not known, or it is not smaller than one.</summary>
    public string Middle { get; init; } = "";
    public string Ward { get; init; } = "";
    /// <summary>Residents by <see cref="AgeBands"/>, and in all.</summary>
    public int? Population { get; init; }
    public ImmutableDictionary<string, int> PopulationByAge { get; init; } = ImmutableDictionary<string, int>.Empty;
    /// <summary>Overall index of deprivation by tenths of England's neighbourhoods; 1 is the most deprived. Of neighbourhoods alone.</summary>
    public int? DeprivationDecile { get; init; }
    /// <summary>Its place among all neighbourhoods, 1 the most deprived.</summary>
    public int? DeprivationRank { get; init; }
    /// <summary>Modelled percentage of people who are lonely often, always or sometimes.</summary>
    public double? Lonely { get; init; }
    public double Lat { get; init; }
    public double Lon { get; init; }
    /// <summary>Closed rings of [longitude, latitude]; empty: no boundary is known.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<double>>> Outline { get; init; } = [];
}

/// <summary>The age bands that people are counted in, in their order.</summary>
public static class AgeBands
{
    public static readonly ImmutableArray<string> All = ["0-17", "18-24", "25-44", "45-64", "65-79", "80+"];

    /// <param name="age">In whole years, 0 or more.</param>
    public static string Of(int age) => age switch { < 18 => All[0], < 25 => All[1], < 45 => All[2], < 65 => All[3], < 80 => All[4], _ => All[5] };
}

/// <summary>All areas of an installation. Immutable.</summary>
public sealed class Geography
{
    private readonly ImmutableDictionary<string, Area> _byId;
    private readonly ImmutableDictionary<AreaLevel, ImmutableArray<Area>> _byLevel;

    /// <param name="areas">Of all levels, each id once.</param>
    /// <param name="isDemo">They are invented, which must be said wherever they are shown.</param>
    /// <param name="sources">Whom to thank for which figures, a sentence each.</param>
    public Geography(IEnumerable<Area> areas, bool isDemo, ImmutableArray<string> sources)
    {
        ImmutableArray<Area> all = [.. areas];
        _byId = all.ToImmutableDictionary(area => area.Id);
        _byLevel = all.GroupBy(area => area.Level).ToImmutableDictionary(level => level.Key, level => level.ToImmutableArray());
        (IsDemo, Sources) = (isDemo, sources);
    }

    public bool IsDemo { get; }

    public ImmutableArray<string> Sources { get; }

    public ImmutableArray<Area> Of(AreaLevel level) => _byLevel.GetValueOrDefault(level, []);

    public Area? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The id of the area of a level that a neighbourhood lies in; empty: not known.</summary>
    public static string Within(Area neighbourhood, AreaLevel level) => level switch
    {
        AreaLevel.Neighbourhood => neighbourhood.Id,
        AreaLevel.Middle => neighbourhood.Middle,
        AreaLevel.Ward => neighbourhood.Ward,
        _ => neighbourhood.Space,
    };

    /// <summary>The neighbourhoods that spaces name themselves: invented ones, until official files are imported.</summary>
    public static Geography Of(SpaceMap spaces)
    {
        var neighbourhoods = spaces.All.SelectMany(space => space.Neighbourhoods.Select(one => new Area
        {
            Id = one.Id,
            Name = one.Name,
            Level = AreaLevel.Neighbourhood,
            Space = space.Slug,
            Middle = $"{space.Slug}/{one.Locality}",
            Population = one.Population,
            PopulationByAge = one.PopulationByAge,
            // A fifth is two tenths; which of the two, nobody said.
            DeprivationDecile = one.DeprivationQuintile * 2,
            Lat = one.Lat,
            Lon = one.Lon,
        })).ToList();
        var middles = spaces.All.SelectMany(space => space.Localities.Select(one => Sum(AreaLevel.Middle, $"{space.Slug}/{one.Slug}", one.Name, space.Slug, neighbourhoods) with { Lat = one.Lat, Lon = one.Lon }))
            .Where(area => area.Population > 0);
        var all = spaces.All.Select(space => Sum(AreaLevel.Space, space.Slug, space.Name, space.Slug, neighbourhoods) with { Outline = space.Outline });
        return new([.. neighbourhoods, .. middles, .. all], spaces.All.Any(space => space.Neighbourhoods.Any(one => one.IsDemo)), []);
    }

    /// <summary>
    /// People of several areas or ages together; where that is more than can be, as many as a number holds: a figure that cannot be
    /// is no reason not to start.
    /// </summary>
    public static int People(IEnumerable<int> parts) => (int)Math.Clamp(parts.Sum(part => (long)part), 0, int.MaxValue);

    /// <summary>A larger area with the residents of the neighbourhoods in it.</summary>
    public static Area Sum(AreaLevel level, string id, string name, string space, IEnumerable<Area> neighbourhoods)
    {
        var parts = neighbourhoods.Where(one => Within(one, level) == id).ToList();
        return new()
        {
            Id = id,
            Name = name,
            Level = level,
            Space = space,
            Population = People(parts.Select(one => one.Population ?? 0)),
            PopulationByAge = parts.SelectMany(one => one.PopulationByAge).GroupBy(band => band.Key).ToImmutableDictionary(band => band.Key, band => People(band.Select(part => part.Value))),
            Lat = parts.Count == 0 ? 0 : parts.Average(one => one.Lat),
            Lon = parts.Count == 0 ? 0 : parts.Average(one => one.Lon),
        };
    }
}
