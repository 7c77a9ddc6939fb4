using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>From a form to a schedule.</summary>
internal static class ScheduleFormWriter
{
    public static ScheduleFormResult Write(ScheduleForm filled, DateOnly today, Schedule? before)
    {
        var form = filled.Tidy();
        ImmutableArray<FieldNote> problems = [.. ScheduleFormProblems.Of(form)];
        if (!problems.IsEmpty) return new(null, problems, []);

        var rule = Rule(form);
        if (First(rule, form.From!.Value) is not { } first) return Refused(nameof(form.Dates), "No month that it is on has this day.");
        if (form.LastDate < first) return Refused(nameof(form.LastDate), $"The first one would be later, on {DayWords.Weekday(first, today)}.");

        var start = form.Start!.Value;
        DateOnly[] leftOut = [.. form.LeftOut.Concat(form.NotOnBankHolidays ? BankHolidaysOff.For(first, today, form.Extra) : []).Distinct().Order()];
        var schedule = new Schedule
        {
            Start = first.ToDateTime(start),
            Duration = form.End > start ? form.End.Value - start : form.End!.Value.ToTimeSpan() + TimeSpan.FromDays(1) - start.ToTimeSpan(),
            Rule = rule is null ? null : Ending(rule, form, first, leftOut).ToString(),
            Skip = [.. leftOut.Select(day => day.ToDateTime(start))],
            Also = [.. form.Extra.Select(day => day.ToDateTime(start))],
        };
        if (schedule.Next(NodaTime.Instant.MinValue) is not { } session) return Refused(nameof(form.LeftOut), "All its dates are left out.");
        return new(Keep(before, schedule), [], [.. ScheduleFormHints.Of(form, schedule, DateOnly.FromDateTime(session.LocalStart), today)]);
    }

    private static ScheduleFormResult Refused(string field, string problem) => new(null, [new(field, problem)], []);

    /// <summary>How often, without an end; null: once.</summary>
    private static Recurrence? Rule(ScheduleForm form)
    {
        if (form.How is HowOften.Once) return null;
        var rule = form.How switch
        {
            HowOften.Daily => new Recurrence { Frequency = Frequency.Daily },
            HowOften.MonthlyByDate => new Recurrence { Frequency = Frequency.Monthly, MonthDays = [.. form.Dates.Order()] },
            HowOften.MonthlyByWeekday => new Recurrence
            {
                Frequency = Frequency.Monthly,
                Days = [.. from week in form.Weeks.Order() from day in form.Days select new RecurrenceDay(day, week)],
            },
            _ => new Recurrence
            {
                Frequency = Frequency.Weekly,
                Interval = form.EveryWeeks,
                Days = [.. form.Days.Select(static day => new RecurrenceDay(day))],
            },
        };
        return form.MonthsOff.IsEmpty ? rule : rule with { Months = [.. Enumerable.Range(1, 12).Except(form.MonthsOff)] };
    }

    /// <summary>
    /// The first day that fits, from this one on. “Every second Tuesday” said on a Wednesday begins on the next Tuesday:
    /// the weeks are counted from there.
    /// </summary>
    private static DateOnly? First(Recurrence? rule, DateOnly from)
    {
        if (rule is null) return from;
        foreach (var day in new RecurrenceDays(rule with { Interval = 1 }, from).Between(from.DayNumber, RecurrenceDays.Last)) return DateOnly.FromDayNumber(day);
        return null;
    }

    private static Recurrence Ending(Recurrence rule, ScheduleForm form, DateOnly first, DateOnly[] leftOut) => form.Ends switch
    {
        HowItEnds.OnDate => rule with { Until = new(form.LastDate!.Value.ToDateTime(TimeOnly.MinValue), UntilForm.Date) },
        HowItEnds.AfterTimes => rule with { Count = CountWith(form.Times!.Value, rule, first, leftOut) },
        _ => rule,
    };

    /// <summary>COUNT counts the dates that are left out too (RFC 5545 section 3.8.5.1): six sessions may need seven.</summary>
    private static int CountWith(int sessions, Recurrence rule, DateOnly first, DateOnly[] leftOut)
    {
        var (count, kept) = (0, 0);
        foreach (var day in new RecurrenceDays(rule, first).Between(first.DayNumber, RecurrenceDays.Last))
        {
            count++;
            if (Array.BinarySearch(leftOut, DateOnly.FromDayNumber(day)) < 0 && ++kept == sessions) break;
        }

        return count;
    }

    /// <summary>With the single sessions that were cancelled or moved before and still exist.</summary>
    private static Schedule Keep(Schedule? before, Schedule schedule) => before is { Changes.IsDefaultOrEmpty: false }
        ? schedule with { Changes = [.. before.Changes.Where(change => schedule.Find(change.Session) is not null)] }
        : schedule;
}
