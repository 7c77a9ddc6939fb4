using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>
/// Residents by age band of the neighbourhoods that are shown. Those of an area that has been split since are shared out by what the
/// Census counted in its parts (equally, where no census table is here), each age band by the largest-remainder method; those of areas
/// that were merged are added up. So no one is lost and no one counts twice.
/// </summary>
internal static class ResidentsNow
{
    private static readonly ImmutableArray<int> Band = [.. Enumerable.Range(0, Residents.Columns).Select(age => AgeBands.All.IndexOf(AgeBands.Of(age)))];

    /// <summary>By area, then as <see cref="AgeBands.All"/>. An area that nobody counted is missing.</summary>
    public static Dictionary<string, int[]> Of(StoredTable<Residents>? counted, AreasOfAYear areas, IReadOnlyDictionary<string, int> census)
    {
        var bands = new Dictionary<string, int[]>();
        foreach (var one in counted?.Rows ?? [])
        {
            var now = areas.Now(one.Code);
            int[] weights = [.. now.Select(area => census.GetValueOrDefault(area))];
            for (var band = 0; band < AgeBands.All.Length && now.Count > 0; band++)
            {
                var parts = LargestRemainder.Share(Geography.People(one.Ages.Where((_, age) => Band[age] == band)), weights);
                for (var i = 0; i < now.Count; i++) (bands.TryGetValue(now[i], out var known) ? known : bands[now[i]] = new int[AgeBands.All.Length])[band] += parts[i];
            }
        }

        return bands;
    }
}
