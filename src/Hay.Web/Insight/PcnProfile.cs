using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>A primary care network with the neighbourhoods that are taken as its own.</summary>
internal sealed record PcnProfile(Pcn Pcn, ImmutableArray<Area> Areas)
{
    /// <summary>All networks of the file, by space and name. An invented one beside real areas is none.</summary>
    public static IEnumerable<PcnProfile> All(CareNetwork network, InsightSources of) => network.IsDemo && !of.Areas.IsDemo ? []
        : network.Pcns.Values.OrderBy(pcn => pcn.Space, StringComparer.Ordinal).ThenBy(pcn => pcn.Name, StringComparer.Ordinal).Select(pcn => new PcnProfile(pcn, CareNetwork.AreasOf(pcn, of.Areas)));

    public HashSet<string> Ids => [.. Areas.Select(area => area.Id)];

    /// <summary>Null: nobody published it.</summary>
    public int? Residents => Population(Areas) is > 0 and var all ? all : null;

    public static int Population(IEnumerable<Area> areas) => Geography.People(areas.Select(area => area.Population ?? 0));

    /// <summary>The mean of what is known of neighbourhoods, by residents; null: nothing is.</summary>
    public static double? Mean(IEnumerable<Area> areas, Func<Area, double?> of)
    {
        var known = areas.Where(area => area.Population > 0 && of(area) is not null).ToList();
        return known.Count == 0 ? null : known.Sum(area => of(area)!.Value * area.Population!.Value) / known.Sum(area => (double)area.Population!.Value);
    }

    /// <summary>Of every hundred residents those of some ages; null: not known.</summary>
    public static double? Share(IEnumerable<Area> areas, params string[] bands)
    {
        var known = areas.Where(area => area.PopulationByAge.Count > 0).ToList();
        return Population(known) is > 0 and var all ? 100.0 * known.Sum(area => bands.Sum(band => (double)area.PopulationByAge.GetValueOrDefault(band))) / all : null;
    }
}
