using System.Collections.Immutable;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>
/// The one place that says when a time is counted whole. Weeks run from Monday to Sunday, and a month or a quarter is the weeks that begin in
/// it: it is over when its last week is, up to six days after its last day, and whole when its first week was counted from its Monday on.
/// </summary>
internal static class WholePeriods
{
    /// <summary>Mondays of the weeks that were counted from their first day to their last, the oldest first.</summary>
    public static ImmutableArray<DateOnly> WholeWeeks(this UptakeFigures figures) => [.. figures.Weeks.Where(monday => monday >= figures.From)];

    /// <summary>Whether all weeks that begin in a period are over and counted to their end.</summary>
    public static bool IsOver(this UptakeFigures figures, DateOnly first, DateOnly last) =>
        figures.From is not null && first <= last && Weeks.MondayOf(last).AddDays(6) <= figures.Through;

    public static bool IsWhole(this UptakeFigures figures, DateOnly first, DateOnly last) => figures.IsOver(first, last) && figures.From <= FirstMonday(first);

    public static bool IsWhole(this UptakeFigures figures, Quarter quarter) => figures.IsWhole(quarter.Start, quarter.End);

    /// <param name="figures">What is counted.</param>
    /// <param name="month">Its first day.</param>
    public static bool IsWholeMonth(this UptakeFigures figures, DateOnly month) => figures.IsWhole(month, LastOf(month));

    /// <param name="month">Its first day.</param>
    public static DateOnly LastOf(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>The day on which the first whole week has been counted; null: nothing is counted.</summary>
    public static DateOnly? FirstWholeWeekIsCounted(this UptakeFigures figures) => figures.From is { } from ? FirstMonday(from).AddDays(7) : null;

    // On that day or the first one after it.
    private static DateOnly FirstMonday(DateOnly day) => Weeks.MondayOf(day.AddDays(6));
}
