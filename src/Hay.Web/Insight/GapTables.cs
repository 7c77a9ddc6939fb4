using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>
/// Where need is high and little is near or used. Need is the mean of the standard scores of deprivation, loneliness (where known) and
/// the share of people aged 65 or over; the gap is need less the mean of the standard scores of sessions near and of reach.
/// </summary>
internal static class GapTables
{
    private static readonly string[] Older = ["65-79", "80+"];

    public static InsightTable Gaps(InsightSources of, InsightQuery asked)
    {
        // Scores are among all neighbourhoods there are, so that a place has the same one wherever it is shown.
        var all = of.Neighbourhoods(null).Where(one => one.Population > 0).ToList();
        var hasLoneliness = all.Exists(one => one.Lonely is not null);
        var near = Near(all, of.Supply);
        var reach = all.Select(one => ReachTables.Of(of.Figures, asked, one.Id)).ToList();
        var need = Mean(Scores(all.Select(one => (double?)(11 - one.DeprivationDecile))), Scores(all.Select(one => one.Lonely)), Scores(all.Select(Share65)));
        var met = Mean(Scores(near.Select(one => (double?)one)), Scores(all.Select((one, i) => (double?)(EquityTables.Middle(reach[i]) / one.Population!.Value))));
        var rows = all.Select((area, i) => (area, i, Gap: need[i] - met[i])).Where(row => asked.Space is null || row.area.Space == asked.Space.Slug)
            .OrderByDescending(row => row.Gap ?? double.MinValue).ThenBy(row => row.area.Name, StringComparer.Ordinal);
        return of.Table(asked, "gaps", "Where more is needed than there is", $"Neighbourhoods in {asked.SpaceName}",
            [
                new("Neighbourhood"), new("Gap", ColumnKind.Score) { IsDrawn = true }, new("Need", ColumnKind.Score), new("Sessions a week near, per 1,000", ColumnKind.Sessions), new("People per 1,000", ColumnKind.PerThousand),
                new("Deprivation tenth", ColumnKind.Official), .. hasLoneliness ? [new InsightColumn("Lonely, %", ColumnKind.Official)] : Array.Empty<InsightColumn>(), new("Aged 65 or over, %", ColumnKind.Official), new("Space"),
            ],
            rows.Select(row => new InsightRow(
                [
                    InsightCell.Of(row.area.Name), InsightCell.Known(row.Gap, "0.0"), InsightCell.Known(need[row.i], "0.0"), InsightCell.Known(near[row.i], "0.0"), InsightCell.Rate(reach[row.i], row.area.Population),
                    InsightCell.Known(row.area.DeprivationDecile, "0"), .. hasLoneliness ? [InsightCell.Known(row.area.Lonely, "0.0")] : Array.Empty<InsightCell>(), InsightCell.Known(Share65(row.area) * 100, "0"),
                    InsightCell.Of(of.Spaces.Find(row.area.Space)?.Name ?? ""),
                ],
                row.area.Id)),
            $"Near: sessions within {Supply.Radius:0} km of the neighbourhood’s middle over the next {Supply.Weeks} weeks, per 1,000 people who live that near.",
            "Scores are in standard deviations from the mean of all neighbourhoods. A gap above 0: more need than is met. It is a place to begin a conversation, not an answer.",
            $"For reach, people who {InsightWords.Of(ReachTables.Counted(asked.Measure))}; where too few to say, {EquityTables.MiddleOfHidden} is taken.");
    }

    /// <summary>Standard scores of what is known, null elsewhere; all null where nothing differs.</summary>
    internal static ImmutableArray<double?> Scores(IEnumerable<double?> values)
    {
        ImmutableArray<double?> all = [.. values];
        var known = all.OfType<double>().ToList();
        if (known.Count < 2) return [.. all.Select(_ => (double?)null)];
        var mean = known.Average();
        var deviation = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        return [.. all.Select(value => deviation < 1e-9 ? null : (value - mean) / deviation)];
    }

    /// <summary>Of what is known of each.</summary>
    internal static ImmutableArray<double?> Mean(params ReadOnlySpan<ImmutableArray<double?>> scores)
    {
        var parts = scores.ToArray();
        return [.. Enumerable.Range(0, parts[0].Length).Select(i => parts.Select(part => part[i]).Average())];
    }

    private static List<double> Near(List<Area> all, Supply supply) =>
        [.. all.Select(one => 1000 * supply.AWeekNear(one.Lat, one.Lon) / Supply.PeopleNear(one, all))];

    private static double? Share65(Area area) => area.PopulationByAge.Count == 0 ? null : Older.Sum(band => area.PopulationByAge.GetValueOrDefault(band)) / (double)area.Population!.Value;
}
