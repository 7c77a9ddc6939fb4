using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>Weeks, with the mean of four.</summary>
internal static class TrendTables
{
    /// <summary>How many weeks the mean is of.</summary>
    public const int Span = 4;
    private const int WeeksAYear = 52;

    public static InsightTable Weeks(InsightSources of, InsightQuery asked)
    {
        var all = of.Figures.WholeWeeks();
        var weeks = all.TakeLast(asked.Weeks).ToList();
        var lines = Lines(of, asked).ToList();
        var kind = asked.Category.Length > 0 ? $": {of.Categories.NameOf(asked.Category)}" : "";
        var what = asked.Measure == Measure.Looked ? "Looks at listings" : $"People who {InsightWords.Of(asked.Measure)}";
        return of.Table(asked, "trends", $"{what}, week by week{kind}", "Listings by the space they are at home in",
            [new("Week from Monday", ColumnKind.Day), .. lines.SelectMany(line => new InsightColumn[] { new(line.Name, ColumnKind.People), new($"{line.Name}, mean of {Span} weeks", ColumnKind.People) })],
            weeks.Select(monday => new InsightRow([InsightCell.Of(monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), .. lines.SelectMany(line => Cells(of, asked, all, line, monday))])),
            asked.Measure == Measure.Looked
                ? "Looks at listings, one a device, listing and day."
                : "A person counts once a week in each space and kind of activity, so a sum over kinds or weeks counts some people more than once. Whoever comes without telling Hay who they are counts each time.",
            "The mean is of a week and the three before it; where something is hidden it is of what is shown.") with
        {
            Period = weeks.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{weeks[0]:d MMMM yyyy} to {weeks[^1].AddDays(6):d MMMM yyyy}"),
        };
    }

    private static IEnumerable<(string Name, SpaceDefinition? Space, int Back)> Lines(InsightSources of, InsightQuery asked)
    {
        var name = asked.Space?.Name ?? "All spaces";
        yield return (name, asked.Space, 0);
        if (asked.Beside == InsightQuery.YearBefore) yield return ($"{name}, {WeeksAYear} weeks before", asked.Space, WeeksAYear);
        else if (of.Spaces.Find(asked.Beside) is { } other && other != asked.Space) yield return (other.Name, other, 0);
    }

    private static InsightCell[] Cells(InsightSources of, InsightQuery asked, ImmutableArray<DateOnly> weeks, (string Name, SpaceDefinition? Space, int Back) line, DateOnly monday)
    {
        var at = weeks.IndexOf(monday.AddDays(-7 * line.Back));
        if (at < 0) return [InsightCell.None, InsightCell.None];
        var mean = at + 1 < Span ? InsightCell.None
            : InsightCell.Mean(of.InWeeks(weeks.AsSpan(at + 1 - Span, Span).ToArray(), line.Space, asked.Category, asked.Measure), Span);
        return [InsightCell.Of(of.InWeeks([weeks[at]], line.Space, asked.Category, asked.Measure)), mean];
    }
}
