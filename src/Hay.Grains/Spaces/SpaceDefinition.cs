using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// A space is data, never code: this is one entry of a spaces.json. Latitudes and longitudes are WGS84 degrees.
/// </summary>
public sealed record SpaceDefinition
{
    /// <summary>Key and address: lower case, hyphens.</summary>
    public required string Slug { get; init; }
    public required string Name { get; init; }
    /// <summary>For a small screen.</summary>
    public string ShortName { get; init; } = "";
    /// <summary>Key of the space's colour.</summary>
    public string Accent { get; init; } = "";
    public string Sentence { get; init; } = "";
    /// <summary>What the drawn landscape shows.</summary>
    public string Landscape { get; init; } = "";
    public ImmutableArray<string> PeopleSay { get; init; } = [];
    /// <summary>Slugs of spaces that share a border.</summary>
    public ImmutableArray<string> Neighbours { get; init; } = [];
    public ImmutableArray<Locality> Localities { get; init; } = [];
    /// <summary>Help by telephone that is there for this place alone; what the whole country has is on every page.</summary>
    public ImmutableArray<HelpLine> HelpLines { get; init; } = [];
    public ImmutableArray<Neighbourhood> Neighbourhoods { get; init; } = [];
    /// <summary>Closed rings of [longitude, latitude], one or more polygons without holes.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<double>>> Outline { get; init; } = [];
    /// <summary>When people do a taster together, each day.</summary>
    public ImmutableArray<GatheringTime> Gatherings { get; init; } = [];
    public bool IsDemo { get; init; }
}

/// <summary>At: "13:00", by the clock of the place. Tasters: ids; they take turns, one a day.</summary>
public sealed record GatheringTime
{
    public required string At { get; init; }
    public required ImmutableArray<string> Tasters { get; init; }
}

/// <summary>A town, village or part of a city, as people call it. Town: set only where it is a part of one.</summary>
public sealed record Locality
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public string? Town { get; init; }
    /// <summary>What people there would say of it; empty: nobody has written it yet.</summary>
    public string Sentence { get; init; } = "";
    public double Lat { get; init; }
    public double Lon { get; init; }
    public ImmutableArray<string> OutwardCodes { get; init; } = [];
}

/// <summary>Phone: as people read it. Words: for whom, and when somebody answers.</summary>
public sealed record HelpLine
{
    public required string Name { get; init; }
    public required string Phone { get; init; }
    public string Words { get; init; } = "";
}

/// <summary>An LSOA, or a demo one. DeprivationQuintile: 1 is the most deprived.</summary>
public sealed record Neighbourhood
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string Locality { get; init; } = "";
    public int Population { get; init; }
    public ImmutableDictionary<string, int> PopulationByAge { get; init; } = ImmutableDictionary<string, int>.Empty;
    public int DeprivationQuintile { get; init; }
    public double Lat { get; init; }
    public double Lon { get; init; }
    public bool IsDemo { get; init; }
}
