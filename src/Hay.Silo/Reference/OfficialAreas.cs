using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>The neighbourhoods of the newest year whose outlines were imported, as far as they lie in a space, with what is known of each.</summary>
internal sealed class OfficialAreas
{
    private const AreaLevel Level = AreaLevel.Neighbourhood;
    private readonly ReferenceFolder _folder;
    private readonly SpaceMap _spaces;
    private readonly int _year;
    private readonly HashSet<string> _used = [];

    private OfficialAreas(ReferenceFolder folder, SpaceMap spaces, int year) => (_folder, _spaces, _year) = (folder, spaces, year);

    /// <summary>Null: no outlines were imported, or none lies in a space.</summary>
    /// <exception cref="InvalidDataException">A stored table is not what was written.</exception>
    public static Geography? Read(ReferenceFolder folder, SpaceMap spaces) =>
        folder.Years(TableNames.Boundaries(Level)) is [var year, ..] ? new OfficialAreas(folder, spaces, year).Read() : null;

    private Geography? Read()
    {
        var outlines = Table<Boundary>(TableNames.Boundaries(Level, _year))!.Rows;
        var (districts, wards) = (LinksTo(AreaLevel.Space), LinksTo(AreaLevel.Ward));
        var middles = new MiddleAreas(LinksTo(AreaLevel.Middle), Table<MiddleName>(TableNames.MiddleNames(_year)), Newest<Boundary>(TableNames.Boundaries(AreaLevel.Middle)));
        var areas = new AreasOfAYear(_folder, _year, outlines.Select(outline => outline.Code));
        var deprivation = areas.Of(Newest<Deprivation>(TableNames.Deprivation));
        var lonely = areas.Of(Newest<Loneliness>(TableNames.Loneliness(Level)));
        var census = Census();
        var residents = ResidentsNow.Of(Newest<Residents>(TableNames.Residents(Level)), areas, census);
        var known = new List<Area>(outlines.Length);
        foreach (var outline in outlines)
        {
            var (lat, lon) = AreaShapes.Middle(outline);
            if (SpaceOf(districts.GetValueOrDefault(outline.Code), lat, lon) is not { } space) continue;
            var people = residents.GetValueOrDefault(outline.Code);
            var index = deprivation.GetValueOrDefault(outline.Code);
            known.Add(new Area
            {
                Id = outline.Code,
                Name = outline.Name,
                Level = Level,
                Space = space,
                Middle = middles.Of(outline),
                Ward = wards.GetValueOrDefault(outline.Code)?.To ?? "",
                Population = (people is null ? (int?)null : Geography.People(people)) ?? (census.TryGetValue(outline.Code, out var counted) ? counted : null),
                PopulationByAge = people is null ? ImmutableDictionary<string, int>.Empty : AgeBands.All.Zip(people).ToImmutableDictionary(band => band.First, band => band.Second),
                DeprivationRank = index?.Rank,
                DeprivationDecile = index?.Decile,
                Lonely = lonely.GetValueOrDefault(outline.Code)?.Percent,
                Lat = lat,
                Lon = lon,
                Outline = LargerAreas.Rings(outline),
            });
        }

        if (known.Count == 0) return null;
        var larger = new LargerAreas(known, All<Boundary>(AreaLevel.Middle), All<Boundary>(AreaLevel.Ward), All<Boundary>(AreaLevel.Space));
        return new Geography(
            [.. known, .. larger.Middles(middles), .. larger.Wards(wards.Values.Select(link => (link.To, link.ToName))), .. larger.Spaces(_spaces)],
            isDemo: false, ReferenceCredits.Of(_folder, _used));
    }

    // People in the first census table of residents: by its name, so that it is always the same one.
    private Dictionary<string, int> Census() => _folder.Names(TableNames.Census(Level, "residents")) is [var name, ..]
        ? Table<CensusAnswer>(name)!.Rows.GroupBy(answer => answer.Code).ToDictionary(area => area.Key, area => Geography.People(area.Select(answer => answer.Number)))
        : [];

    private string? SpaceOf(AreaLink? district, double lat, double lon) =>
        _spaces.All.FirstOrDefault(space => space.Name.Equals(district?.ToName, StringComparison.OrdinalIgnoreCase))?.Slug ?? _spaces.Locate(lat, lon);

    private Dictionary<string, AreaLink> LinksTo(AreaLevel level) =>
        (Newest<AreaLink>(TableNames.Links(Level, _year, level))?.Rows ?? []).GroupBy(link => link.From).ToDictionary(links => links.Key, links => links.First());

    // Of every year, the newest first: a code is an area, whatever the year of the file that draws it.
    private Dictionary<string, TRow> All<TRow>(AreaLevel level) where TRow : IReferenceRow =>
        _folder.Years(TableNames.Boundaries(level)).SelectMany(year => Table<TRow>(TableNames.Boundaries(level, year))!.Rows).GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.First());

    private StoredTable<TRow>? Newest<TRow>(string name) where TRow : IReferenceRow =>
        _folder.Years(name) is [var year, ..] ? Table<TRow>(TableNames.Year(name, year)) : null;

    private StoredTable<TRow>? Table<TRow>(string name) where TRow : IReferenceRow
    {
        if (_folder.Read<TRow>(name) is not { } table) return null;
        _used.Add(name);
        return table;
    }
}
