using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>A month in a space: the whole weeks that begin in it, in sentences and a table.</summary>
internal sealed record MonthReport(SpaceDefinition Space, DateOnly Month, string HowFar, ImmutableArray<string> Sentences, InsightTable Table)
{
    /// <summary>"October 2026", or "November 2026, so far".</summary>
    public string Name => Named(Month) + HowFar;

    /// <summary>"October 2026".</summary>
    public static string Named(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The newest whole month, else the newest of which any week is whole; null: no week is.</summary>
    public static DateOnly? Usual(UptakeFigures figures) => Months(figures).Where(figures.IsWholeMonth).Concat(Months(figures)).Select(month => (DateOnly?)month).FirstOrDefault();

    /// <summary>First days of the months that any whole week begins in, the newest first.</summary>
    public static IEnumerable<DateOnly> Months(UptakeFigures figures) => figures.WholeWeeks().Select(monday => new DateOnly(monday.Year, monday.Month, 1)).Distinct().OrderDescending();

    /// <summary>Reads "2026-10": its first day.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static MonthReport Of(InsightSources of, SpaceDefinition space, DateOnly month)
    {
        var weeks = of.WeeksIn(month, WholePeriods.LastOf(month)).ToList();
        var before = of.WeeksIn(month.AddMonths(-1), month.AddDays(-1)).ToList();
        var quarter = Quarter.Of(month);
        var asked = new InsightQuery { Quarter = quarter, Space = space };
        var kinds = of.Categories.All.Select(kind => (kind, Counts: Measures.OfKinds.Select(measure => of.InWeeks(weeks, space, kind.Slug, measure)).ToList()))
            .Where(kind => kind.Counts.Exists(count => !count.IsNone)).OrderByDescending(kind => kind.Counts[(int)Measure.Going].Shown).ToList();
        var table = of.Table(asked, "month", "By kind of activity", $"Listings at home in {space.Name}",
            [new("Kind"), .. Measures.OfKinds.Select(measure => new InsightColumn(FunnelTables.Words(measure), ColumnKind.People) { IsDrawn = measure == Measure.Going })],
            kinds.Select(kind => new InsightRow([InsightCell.Of(kind.kind.Name), .. kind.Counts.Select(InsightCell.Of)])),
            "Sums of the weeks that begin in the month: somebody who comes each week counts each week.") with
        { Period = $"{Weeks(weeks.Count)} that began in {Named(month)}" };
        return new(space, month, weeks.Count == 0 ? "" : InsightWords.HowFar(of.Figures, month, WholePeriods.LastOf(month)), [.. Say(of, asked, weeks, before, kinds.FirstOrDefault(kind => kind.Counts[(int)Measure.Going].Shown > 0).kind?.Name)], table);
    }

    private static IEnumerable<string> Say(InsightSources of, InsightQuery asked, List<DateOnly> weeks, List<DateOnly> before, string? busiest)
    {
        if (weeks.Count == 0)
        {
            yield return "No whole week of this month is counted yet.";
            yield break;
        }

        ProtectedCount In(List<DateOnly> some, Measure measure) => of.InWeeks(some, asked.Space, "", measure);
        var went = In(weeks, Measure.Going);
        yield return $"In the {Weeks(weeks.Count)} that began in this month, listings in {asked.SpaceName} were looked at {InsightWords.Times(In(weeks, Measure.Looked))} and saved {InsightWords.Times(In(weeks, Measure.Saved))}.";
        yield return $"A place was held {InsightWords.Times(went)}; people came {InsightWords.Times(In(weeks, Measure.Came))}, as far as organisers ticked it.";
        // Months of four and five weeks are compared by the week.
        if (before.Count > 0 && InsightWords.Change(went, In(before, Measure.Going), weeks.Count, before.Count) is { } change)
        {
            yield return change switch { > 0 => "More places a week were held than in the month before.", < 0 => "Fewer places a week were held than in the month before.", _ => "About as many places a week were held as in the month before." };
        }

        if (busiest is not null) yield return $"More of them were for {busiest} than for any other kind of activity.";
        var people = of.People(asked.Quarter, asked.Space, Measure.Going);
        yield return $"From {InsightWords.Period(asked.Quarter, of.Figures).Replace(", so far", " so far", StringComparison.Ordinal)}, {InsightWords.People(people)} who live in {asked.SpaceName} held a place anywhere.";
        yield return InsightWords.Offer(of.Supply.AWeek(asked.Space!.Slug));
        var unmet = DemandTables.Often(DemandTables.Rows(of, asked)).Take(3).Select(row => $"“{DemandTables.Words(row.Demand, of)}”").ToList();
        if (unmet.Count > 0) yield return $"In that quarter people looked for {string.Join(", ", unmet)} and did not find it.";
    }

    private static string Weeks(int count) => count switch { 1 => "one whole week", 4 => "four whole weeks", 5 => "five whole weeks", _ => $"{count} whole weeks" };
}
