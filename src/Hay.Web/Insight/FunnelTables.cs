using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>From looking to coming.</summary>
internal static class FunnelTables
{
    public static InsightTable Steps(InsightSources of, InsightQuery asked)
    {
        var weeks = of.WeeksIn(asked.Quarter.Start, asked.Quarter.End).ToList();
        var counts = Measures.Steps.Select(measure => (measure, Count: of.InWeeks(weeks, asked.Space, asked.Category, measure))).ToList();
        var what = asked.Category.Length > 0 ? $": {of.Categories.NameOf(asked.Category)}" : "";
        return of.Table(asked, "funnel", $"From looking to coming{what}", $"Listings at home in {asked.SpaceName}",
            [new("Step"), new("How often", ColumnKind.People) { IsDrawn = true }, new("Of those who looked, %", ColumnKind.Percent), new("Of the step before, %", ColumnKind.Percent)],
            counts.Select((step, i) => new InsightRow([
                InsightCell.Of(Words(step.measure)), InsightCell.Of(step.Count),
                i == 0 ? InsightCell.None : InsightCell.Percent(step.Count, counts[0].Count), i == 0 ? InsightCell.None : InsightCell.Percent(step.Count, counts[i - 1].Count)])),
            "Sums of weeks that begin in the period: somebody who comes each week counts each week.",
            "Looks are devices, the others people. Percentages are of what is shown, so they are rough where much is hidden, and somebody may come who never looked here.",
            "Who came is known as far as organisers ticked it.");
    }

    public static string Words(Measure measure) => measure switch
    {
        Measure.Looked => "Looked at a listing",
        Measure.Saved => "Saved it",
        Measure.Going => "Held a place",
        Measure.Came => "Came",
        Measure.Liked => "Want more like it",
        _ => "Not for them",
    };
}
