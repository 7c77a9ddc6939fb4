using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>Middle areas, wards and spaces, with the residents of the neighbourhoods that lie in them.</summary>
internal sealed class LargerAreas(
    IReadOnlyList<Area> neighbourhoods, IReadOnlyDictionary<string, Boundary> middles, IReadOnlyDictionary<string, Boundary> wards, IReadOnlyDictionary<string, Boundary> districts)
{
    public IEnumerable<Area> Middles(MiddleAreas names) => Of(AreaLevel.Middle, middles, names.NameOf);

    public IEnumerable<Area> Wards(IEnumerable<(string Code, string Name)> named)
    {
        var names = named.DistinctBy(ward => ward.Code).ToDictionary(ward => ward.Code, ward => ward.Name);
        return Of(AreaLevel.Ward, wards, code => names.GetValueOrDefault(code, code));
    }

    /// <summary>Every space, also one without official neighbourhoods, of which then nothing is known.</summary>
    public IEnumerable<Area> Spaces(SpaceMap spaces) => spaces.All.Select(space =>
    {
        var district = districts.Values.FirstOrDefault(one => one.Name.Equals(space.Name, StringComparison.OrdinalIgnoreCase));
        return Sum(AreaLevel.Space, space.Slug, space.Name, space.Slug, [.. neighbourhoods.Where(one => one.Space == space.Slug)])
            with
        { Outline = district is null ? space.Outline : Rings(district) };
    });

    public static ImmutableArray<ImmutableArray<ImmutableArray<double>>> Rings(Boundary area) =>
        [.. area.Outline.Select(ring => ring.Select(point => point.ToImmutableArray()).ToImmutableArray())];

    private IEnumerable<Area> Of(AreaLevel level, IReadOnlyDictionary<string, Boundary> outlines, Func<string, string> nameOf) =>
        neighbourhoods.GroupBy(one => Geography.Within(one, level)).Where(area => area.Key.Length > 0).Select(area =>
            Sum(level, area.Key, nameOf(area.Key), area.First().Space, [.. area]) with { Outline = outlines.TryGetValue(area.Key, out var outline) ? Rings(outline) : [] });

    private static Area Sum(AreaLevel level, string id, string name, string space, IReadOnlyList<Area> parts)
    {
        var sum = Geography.Sum(level, id, name, space, parts);
        return parts.Any(part => part.Population is not null) ? sum : sum with { Population = null };
    }
}
