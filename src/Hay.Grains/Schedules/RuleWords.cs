using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>How often, in words: “Tuesdays”, “Every second Tuesday”, “First Tuesday of the month”. Null: a rule too odd to say.</summary>
internal static class RuleWords
{
    public static string? Of(Recurrence rule, DateOnly start)
    {
        if (Plain(rule, start) is not { } plain) return null;
        var words = plain.Frequency switch
        {
            Frequency.Daily => Every("day", plain.Interval),
            Frequency.Weekly => Weekly(plain),
            Frequency.Monthly => Monthly(plain),
            _ => Yearly(plain, start),
        };
        if (words is null || plain.Months.IsEmpty || plain.Frequency == Frequency.Yearly || MonthsOff(plain).Length > 0) return words;
        return $"{words} in {DayWords.List([.. plain.Months.Select(DayWords.Month)])}";
    }

    /// <summary>“in July or August”, where fewer months are without sessions than with; else empty.</summary>
    public static string MonthsOff(Recurrence rule) => rule.Frequency == Frequency.Yearly || rule.Months.Length <= 6
        ? ""
        : $"in {DayWords.List([.. Enumerable.Range(1, 12).Except(rule.Months).Select(DayWords.Month)], "or")}";

    /// <summary>The same rule in the form that has words, if there is one.</summary>
    public static Recurrence? Plain(Recurrence rule, DateOnly start) => rule switch
    {
        { Frequency: Frequency.Daily, MonthDays.IsEmpty: false } => null,
        { Frequency: Frequency.Daily, Days.IsEmpty: false } => rule.Interval == 1 ? rule with { Frequency = Frequency.Weekly } : null,
        { Frequency: Frequency.Weekly, Days.IsEmpty: true } => rule with { Days = [new(start.DayOfWeek)] },
        { Frequency: Frequency.Monthly, Days.IsEmpty: true, MonthDays.IsEmpty: true } => rule with { MonthDays = [start.Day] },
        // “Saturdays, the first of them” is how Apple says the first Saturday.
        { Frequency: Frequency.Monthly or Frequency.Yearly, Days: [{ Ordinal: 0 } only], Positions: [var position], MonthDays.IsEmpty: true }
            when Math.Abs(position) <= 5 && (rule.Frequency == Frequency.Monthly || rule.Months.Length == 1) =>
            rule with { Days = [only with { Ordinal = position }], Positions = [] },
        { Frequency: Frequency.Monthly, Positions.IsEmpty: true, MonthDays.IsEmpty: true, Interval: 1 } when rule.Days.All(static day => day.Ordinal == 0) =>
            rule with { Frequency = Frequency.Weekly },
        _ => rule,
    };

    private static string? Weekly(Recurrence rule)
    {
        if (!rule.Positions.IsEmpty) return null;
        var days = rule.Days.Select(static day => day.Day).ToImmutableArray();
        if (rule.Interval > 1)
        {
            return days.Length == 1
                ? Every(days[0].ToString(), rule.Interval)
                : $"{Plurals(days)}, {Every("week", rule.Interval).ToLowerInvariant()}";
        }

        return Plurals(days);
    }

    private static string? Monthly(Recurrence rule)
    {
        var month = rule.Interval == 1 ? "the month" : Every("month", rule.Interval).ToLowerInvariant();
        return rule switch
        {
            { Positions: [var position], MonthDays.IsEmpty: true } when IsWorkingWeek([.. rule.Days.Select(static day => day.Day)])
                && rule.Days.All(static day => day.Ordinal == 0) && Math.Abs(position) <= 5 => $"{DayWords.Capital(Place(position))} weekday of {month}",
            { Positions.IsEmpty: false } => null,
            { MonthDays.IsEmpty: false, Days.IsEmpty: false } => null,
            { Days.IsEmpty: true } when rule.MonthDays.All(static day => day >= -1) => $"{DayWords.Capital(Dates(rule.MonthDays))} of {month}",
            { Days.IsEmpty: false } when rule.Days.All(static day => day.Ordinal != 0) => $"{DayWords.Capital(Ordinals(rule.Days))} of {month}",
            _ => null,
        };
    }

    private static string? Yearly(Recurrence rule, DateOnly start)
    {
        if (!rule.Positions.IsEmpty || (!rule.Days.IsEmpty && !rule.MonthDays.IsEmpty)) return null;
        var year = Every("year", rule.Interval);
        var months = rule.Months.IsEmpty ? DayWords.Month(start.Month) : DayWords.List([.. rule.Months.Select(DayWords.Month)]);
        return rule switch
        {
            { Days.IsEmpty: true, MonthDays.IsEmpty: true } => $"{year} on {start.Day} {months}",
            { Months.IsEmpty: true } => null,
            { Days.IsEmpty: true } when rule.MonthDays.All(static day => day > 0) =>
                $"{year} on {DayWords.List([.. rule.MonthDays.Select(static day => $"{day}")])} {months}",
            { MonthDays.IsEmpty: true } when rule.Days.All(static day => day.Ordinal != 0) =>
                $"{DayWords.Capital(Ordinals(rule.Days))} of {months}, {year.ToLowerInvariant()}",
            _ => null,
        };
    }

    /// <summary>“Every day”, “Every second day”.</summary>
    private static string Every(string unit, int interval) => interval == 1 ? $"Every {unit}" : $"Every {DayWords.Nth(interval)} {unit}";

    private static string Plurals(ImmutableArray<DayOfWeek> days) => days.Length switch
    {
        7 => "Every day",
        5 when IsWorkingWeek(days) => "Weekdays",
        2 when days.Contains(DayOfWeek.Saturday) && days.Contains(DayOfWeek.Sunday) => "Weekends",
        _ => DayWords.List([.. days.Select(static day => $"{day}s")]),
    };

    private static bool IsWorkingWeek(ImmutableArray<DayOfWeek> days) =>
        days.Length == 5 && !days.Contains(DayOfWeek.Saturday) && !days.Contains(DayOfWeek.Sunday);

    /// <summary>“second and fourth Sundays”, “first Tuesday and third Thursday”.</summary>
    private static string Ordinals(ImmutableArray<RecurrenceDay> days)
    {
        var weeks = days.OrderBy(static day => day.Ordinal < 0).ThenBy(static day => day.Ordinal).ToList();
        return weeks.Count > 1 && weeks.All(each => each.Day == weeks[0].Day)
            ? $"{DayWords.List([.. weeks.Select(static each => Place(each.Ordinal))])} {weeks[0].Day}s"
            : DayWords.List([.. weeks.Select(static each => $"{Place(each.Ordinal)} {each.Day}")]);
    }

    /// <summary>“1st and 15th”, “last day”.</summary>
    private static string Dates(ImmutableArray<int> days) => DayWords.List(
    [
        .. days.Where(static day => day > 0).Select(static (day, i) => (i == 0 ? "the " : "") + DayWords.Ordinal(day)),
        .. days.Where(static day => day < 0).Select(static _ => "the last day"),
    ]);

    private static string Place(int ordinal) => ordinal switch
    {
        -1 => "last",
        < 0 => $"{DayWords.Nth(-ordinal)} to last",
        _ => DayWords.Nth(ordinal),
    };
}
