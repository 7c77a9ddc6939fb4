using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// Where a schedule departs from its rule, in words: “also on 4 December”, “not in August, on bank holidays or on
/// 5 January”. What is past goes without saying.
/// </summary>
internal static class ExceptionWords
{
    /// <summary>The words, each with its comma before it; empty for none.</summary>
    public static string Of(Schedule schedule, Recurrence rule, CompiledSchedule alone, DateOnly today)
    {
        var skipped = Days(schedule.Skip, schedule);
        var added = Days(schedule.Also, schedule).Except(skipped).ToImmutableArray();
        var more = Said(added.Where(day => day >= today && !IsGiven(day)), today, "and");

        var isOff = BankHolidaysOff.Are(skipped, added);
        var named = skipped.Where(day => day >= today && IsGiven(day) && !(isOff && BankHolidays.In(day.Year).Contains(day)));
        string[] not = [RuleWords.MonthsOff(rule), isOff ? "on bank holidays" : "", Said(named, today, "or")];
        var less = DayWords.List([.. not.Where(static words => words.Length > 0)], "or");
        return (more.Length > 0 ? $", also {more}" : "") + (less.Length > 0 ? $", not {less}" : "");

        bool IsGiven(DateOnly day) => alone.Find(SessionId.FromLocal(day.ToDateTime(TimeOnly.FromDateTime(schedule.Start)))) is not null;
    }

    private static ImmutableHashSet<DateOnly> Days(ImmutableArray<DateTime> moments, Schedule schedule) =>
        moments.IsDefaultOrEmpty ? [] : [.. moments.Where(at => at.TimeOfDay == schedule.Start.TimeOfDay).Select(DateOnly.FromDateTime)];

    private static string Said(IEnumerable<DateOnly> days, DateOnly today, string last)
    {
        DateOnly[] all = [.. days.Order()];
        return all.Length switch
        {
            0 => "",
            <= ScheduleWords.DatesSaid => $"on {DayWords.List([.. all.Select(day => DayWords.Date(day, today))], last)}",
            _ => $"on {all.Length} dates from {DayWords.Date(all[0], today)} to {DayWords.Date(all[^1], today)}",
        };
    }
}
