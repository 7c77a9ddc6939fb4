using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>Reach by how deprived a neighbourhood is.</summary>
internal static class EquityTables
{
    /// <summary>What is taken for a number of people from 1 to 7: the middle.</summary>
    public const int MiddleOfHidden = (1 + ProtectedCount.HighestHidden) / 2;

    public static InsightTable ByDecile(InsightSources of, InsightQuery asked)
    {
        var deciles = Deciles(of, asked);
        return of.Table(asked, "equity", $"People who {What(of, asked)}, by how deprived their neighbourhood is", $"Tenths of England’s neighbourhoods, of {asked.SpaceName}",
            [
                new("Tenth (1: the most deprived)"), new($"Per 1,000, with {MiddleOfHidden} for each *", ColumnKind.Score) { IsDrawn = true }, new("Per 1,000 residents", ColumnKind.PerThousand), new("People", ColumnKind.People),
                new("Residents", ColumnKind.Official), new("Neighbourhoods", ColumnKind.Official), new("Of these too few to say", ColumnKind.Score),
            ],
            deciles.Select(one => new InsightRow([
                InsightCell.Of($"{one.Decile}"), InsightCell.Known(one.Rate, "0.0"), InsightCell.Rate(one.People, one.Residents), InsightCell.Of(one.People),
                InsightCell.Known(one.Residents, "0"), InsightCell.Known(one.Neighbourhoods, "0"), InsightCell.Known(one.Hidden, "0")])),
            [
                $"Where a neighbourhood’s number is hidden (1 to 7), {MiddleOfHidden} is taken for it: the middle of what it can be. The indices are worked out from that column.",
                .. of.Areas.IsDemo ? ["Each fifth of neighbourhoods is shown as the second of its two tenths."] : Array.Empty<string>(),
            ]);
    }

    public static InsightTable Indices(InsightSources of, InsightQuery asked)
    {
        var found = Of(of, asked);
        InsightRow Row(string name, Estimate? estimate) => new([InsightCell.Of(name), InsightCell.Known(estimate?.Value, "0.00"), InsightCell.Known(estimate?.Low, "0.00"), InsightCell.Known(estimate?.High, "0.00")]);
        return of.Table(asked, "indices", "Indices of inequality", $"Residents of {asked.SpaceName}",
            [new("Index"), new("Value", ColumnKind.Score), new("95% interval from", ColumnKind.Score), new("to", ColumnKind.Score)],
            [Row("Slope index (people per 1,000)", found?.Slope), Row("Relative index (ratio)", found?.Relative)],
            "Slope index above 0, relative index above 1: people in more deprived neighbourhoods are reached more.");
    }

    /// <summary>What it means, in a sentence or two.</summary>
    public static IEnumerable<string> Words(InsightSources of, InsightQuery asked)
    {
        var hidden = Deciles(of, asked).Sum(one => one.Hidden);
        if (Of(of, asked) is not { } found)
        {
            yield return "There are too few different tenths here, or nobody was reached: no index can be worked out.";
        }
        else
        {
            var (slope, low, high) = (found.Slope.Value, found.Slope.Low, found.Slope.High);
            yield return (low, high) switch
            {
                ( > 0, _) => $"People in the most deprived neighbourhoods are reached more: {Plain(slope)} more of every 1,000 than in the least deprived (95% interval {Plain(low)} to {Plain(high)}).",
                (_, < 0) => $"People in the most deprived neighbourhoods are reached less: {Plain(-slope)} fewer of every 1,000 than in the least deprived (95% interval {Plain(-high)} to {Plain(-low)}).",
                _ => $"It cannot be said whether people in more deprived neighbourhoods are reached more or less: the slope index is {Plain(slope)} of every 1,000, its 95% interval {Plain(low)} to {Plain(high)}.",
            };
        }

        if (hidden > 0) yield return hidden == 1 ? "In one neighbourhood there are too few to say." : $"In {hidden} neighbourhoods there are too few to say.";
    }

    private static Inequality? Of(InsightSources of, InsightQuery asked)
    {
        var deciles = Deciles(of, asked);
        return deciles.All(one => one.People.IsNone) ? null : Inequality.Of([.. deciles.Reverse().Select(one => ((double)one.Residents, one.Rate))]);
    }

    private static string What(InsightSources of, InsightQuery asked) => asked.Category.Length > 0
        ? $"held a place or came ({of.Categories.NameOf(asked.Category)})" : InsightWords.Of(ReachTables.Counted(asked.Measure));

    // The most deprived first.
    private static ImmutableArray<Tenth> Deciles(InsightSources of, InsightQuery asked) =>
    [
        .. of.Neighbourhoods(asked.Space).Where(one => one is { DeprivationDecile: not null, Population: > 0 }).GroupBy(one => one.DeprivationDecile!.Value).OrderBy(decile => decile.Key).Select(decile =>
        {
            var blocks = decile.Select(one => ReachTables.Of(of.Figures, asked, one.Id)).ToList();
            var residents = decile.Sum(one => one.Population!.Value);
            return new Tenth(decile.Key, blocks.Count, blocks.Count(block => block.HasHidden), residents, blocks.Sum(block => block), 1000.0 * blocks.Sum(Middle) / residents);
        }),
    ];

    /// <summary>The number of one block, or the middle of what it can be.</summary>
    public static double Middle(ProtectedCount block) => block.Shown + (block.HasHidden ? MiddleOfHidden : 0);

    private static string Plain(double value) => InsightCell.Known(value, "0.0").Text;

    private sealed record Tenth(int Decile, int Neighbourhoods, int Hidden, int Residents, ProtectedCount People, double Rate);
}
