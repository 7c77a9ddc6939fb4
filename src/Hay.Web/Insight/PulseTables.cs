using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Pulses;

namespace Hay.Web.Insight;

/// <summary>How people said they are, week by week and space by space: protected where it was counted.</summary>
internal static class PulseTables
{
    public const int MostWeeks = 26;

    /// <param name="weeks">Of each space, the latest first.</param>
    /// <param name="of">The order of the spaces, and the day.</param>
    public static InsightTable Weeks(IReadOnlyDictionary<string, ImmutableArray<PulseWeek>> weeks, InsightSources of) => new()
    {
        Slug = "pulse",
        Title = "How people said they are",
        Period = $"Up to {MostWeeks} weeks that are over",
        Level = "Spaces",
        Columns = [new("Week from Monday", ColumnKind.Day), new("Space"), .. Answers.All.Select(one => new InsightColumn(one.Answer.Words, ColumnKind.People)), new("All", ColumnKind.People) { IsDrawn = true }],
        Rows = [.. of.Spaces.All.SelectMany((space, at) => weeks.GetValueOrDefault(space.Slug, []).Take(MostWeeks).Select(week => (space, at, week)))
            .OrderByDescending(row => row.week.Monday).ThenBy(row => row.at)
            .Select(row => new InsightRow([InsightCell.Of(row.week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), InsightCell.Of(row.space.Name), .. row.week.Kinds.Select(InsightCell.Of), InsightCell.Of(row.week.All())]))],
        Notes =
        [
            "People answer “How are you today?” in a space. A device counts once a day, so that somebody who answers each day counts up to seven times a week.",
            "Nothing is kept about who answered, and nobody has to: it says how those are who like to say so, not how a place is.",
            "A week without answers is left out. All is the sum of what is shown.",
            "0 is nobody; * stands for 1 to 7; other numbers are rounded to the nearest 5. All is the sum of what is shown.",
        ],
        Sources = ["Hay, weeks that are over."],
        Counted = of.Today.AddDays(-1),
    };
}
