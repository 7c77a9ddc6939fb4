using System.Globalization;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>How people say that things are, before and after.</summary>
internal static class WellbeingTables
{
    public static InsightTable BeforeAndAfter(InsightSources of, InsightQuery asked) => of.Table(asked, "wellbeing", "How things are, before and after", $"People who live in {asked.SpaceName}",
        [new("Space"), new("Question, from 0 to 10"), new("People", ColumnKind.People), new("Mean before", ColumnKind.Mean), new("95% interval before"), new("Mean after", ColumnKind.Mean) { IsDrawn = true }, new("95% interval after")],
        of.In(asked.Space).Select(space => (space.Name, space.Slug)).Concat(asked.Space is null ? [("Did not say where", "")] : [])
            .SelectMany(space => of.Figures.HowThingsAre(asked.Quarter, space.Slug).Select(row => new InsightRow(
                [InsightCell.Of(space.Name), InsightCell.Of(Words(row.Question)), InsightCell.Of(row.People), Mean(row.Before), Interval(row.Before), Mean(row.After), Interval(row.After)]))),
        "The four questions on personal wellbeing of the Office for National Statistics, asked on “Your plans” of whoever likes to answer. Each stands by itself.",
        "Of people who answered in the period and at some time before it: the first time, and the last time in the period. A mean is of eight people or more, moved by a little at random like all numbers; * means too few.",
        "Whoever answers twice is not everybody: this says how things went for them, not that Hay or a group was the cause.");

    private static string Words(WellbeingQuestion question) => question switch
    {
        WellbeingQuestion.Satisfied => "Satisfied with life nowadays",
        WellbeingQuestion.Worthwhile => "The things done in life are worthwhile",
        WellbeingQuestion.Happy => "Happy yesterday",
        _ => "Anxious yesterday (10 is the hard end)",
    };

    private static InsightCell Mean(ProtectedMean? mean) => mean is null ? InsightCell.Of("*") : InsightCell.Known(mean.Value, "0.0");

    private static InsightCell Interval(ProtectedMean? mean) =>
        InsightCell.Of(mean is null ? "*" : string.Create(CultureInfo.InvariantCulture, $"{mean.Low:0.0} to {mean.High:0.0}"));
}
