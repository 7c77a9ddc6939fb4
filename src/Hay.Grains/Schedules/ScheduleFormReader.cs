using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>From a schedule to the form that says the same, if there is one.</summary>
internal static class ScheduleFormReader
{
    public static ScheduleForm? Read(Schedule schedule)
    {
        if (schedule.Zone != Schedule.DefaultZone || !CompiledSchedule.TryCompile(schedule, out var compiled, out _)) return null;
        var also = schedule.Also.IsDefault ? [] : schedule.Also;
        if (!FitsADay(schedule) || also.Any(at => at.TimeOfDay != schedule.Start.TimeOfDay)) return null;

        // A left-out moment at another time of day meets no session.
        var leftOut = (schedule.Skip.IsDefault ? [] : schedule.Skip)
            .Where(at => Minutes(at.TimeOfDay) == Minutes(schedule.Start.TimeOfDay)).Select(DateOnly.FromDateTime).ToImmutableHashSet();
        var form = new ScheduleForm
        {
            Start = TimeOnly.FromDateTime(schedule.Start),
            End = TimeOnly.FromDateTime(schedule.Start + schedule.Duration),
            Extra = [.. also.Select(DateOnly.FromDateTime).Where(day => !leftOut.Contains(day))],
        };
        var read = compiled.Rule is { } rule ? Repeating(form, schedule, rule, leftOut) : Once(form, schedule, leftOut);
        return read?.Tidy() is { } tidy && tidy.LeftOut.Length <= ScheduleFormProblems.MaxDates && tidy.Extra.Length <= ScheduleFormProblems.MaxDates ? tidy : null;
    }

    private static bool FitsADay(Schedule schedule) =>
        schedule.Duration.Ticks % TimeSpan.TicksPerMinute == 0
        && (schedule.Duration < TimeSpan.FromDays(1) || (schedule.Duration == TimeSpan.FromDays(1) && schedule.Start.TimeOfDay == TimeSpan.Zero));

    private static ScheduleForm? Once(ScheduleForm form, Schedule schedule, ImmutableHashSet<DateOnly> leftOut)
    {
        DateOnly[] dates = [.. form.Extra.Add(DateOnly.FromDateTime(schedule.Start)).Where(day => !leftOut.Contains(day)).Distinct().Order()];
        return dates.Length == 0 ? null : form with { How = HowOften.Once, From = dates[0], Extra = [.. dates[1..]] };
    }

    private static ScheduleForm? Repeating(ScheduleForm form, Schedule schedule, Recurrence rule, ImmutableHashSet<DateOnly> leftOut)
    {
        var start = DateOnly.FromDateTime(schedule.Start);
        if (RuleWords.Plain(rule, start) is not { Positions.IsEmpty: true } plain || Frequency(form, plain) is not { } often) return null;
        DateOnly[] first = [.. new RecurrenceDays(rule, start).Between(start.DayNumber, RecurrenceDays.Last).Take(1).Select(DateOnly.FromDayNumber)];
        if (first.Length == 0) return null;

        var isOff = BankHolidaysOff.Are(leftOut, form.Extra);
        return Ending(often with { From = first[0] }, schedule, rule, leftOut) is { } ending
            ? ending with
            {
                MonthsOff = rule.Months.IsEmpty ? [] : [.. Enumerable.Range(1, 12).Except(rule.Months)],
                NotOnBankHolidays = isOff,
                LeftOut = [.. leftOut],
            }
            : null;
    }

    private static ScheduleForm? Frequency(ScheduleForm form, Recurrence rule)
    {
        ImmutableArray<DayOfWeek> days = [.. rule.Days.Select(static day => day.Day).Distinct()];
        ImmutableArray<int> weeks = [.. rule.Days.Select(static day => day.Ordinal).Distinct()];
        return rule switch
        {
            { Frequency: Grains.Frequency.Daily, Interval: 1, Days.IsEmpty: true } => form with { How = HowOften.Daily },
            // Where the week begins matters only to every second week of several days.
            { Frequency: Grains.Frequency.Weekly, Interval: > 1, WeekStart: not DayOfWeek.Monday, Days.Length: > 1 } => null,
            { Frequency: Grains.Frequency.Weekly, Interval: <= 4 } => form with { How = Weekly(rule.Interval), Days = days },
            { Frequency: Grains.Frequency.Monthly, Interval: 1, Days.IsEmpty: true } when rule.MonthDays.All(static day => day >= -1) =>
                form with { How = HowOften.MonthlyByDate, Dates = rule.MonthDays },
            // “First Tuesday and third Thursday” is more than the form says: each week goes with each day.
            { Frequency: Grains.Frequency.Monthly, Interval: 1, MonthDays.IsEmpty: true }
                when weeks.All(static week => week is -1 or (>= 1 and <= 4)) && days.Length * weeks.Length == rule.Days.Length =>
                form with { How = HowOften.MonthlyByWeekday, Days = days, Weeks = weeks },
            _ => null,
        };
    }

    private static HowOften Weekly(int interval) => interval switch
    {
        1 => HowOften.Weekly,
        2 => HowOften.EveryTwoWeeks,
        3 => HowOften.EveryThreeWeeks,
        _ => HowOften.EveryFourWeeks,
    };

    private static ScheduleForm? Ending(ScheduleForm form, Schedule schedule, Recurrence rule, ImmutableHashSet<DateOnly> leftOut)
    {
        if (rule is { Count: null, Until: null }) return form;
        if (rule.Count is { } count)
        {
            var dates = new RecurrenceDays(rule, DateOnly.FromDateTime(schedule.Start)).Between(0, RecurrenceDays.Last).Take(count);
            var times = dates.Count(day => !leftOut.Contains(DateOnly.FromDayNumber(day)));
            return times is 0 or > ScheduleForm.MaxTimes ? null : form with { Ends = HowItEnds.AfterTimes, Times = times };
        }

        // The last day that the rule alone may reach, whatever clock its UNTIL was written for.
        if (!CompiledSchedule.TryCompile(schedule with { Skip = [], Also = [] }, out var alone, out _)) return null;
        return alone.LastDate < form.From ? null : form with { Ends = HowItEnds.OnDate, LastDate = alone.LastDate };
    }

    private static long Minutes(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMinute;
}
