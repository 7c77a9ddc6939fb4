namespace Hay.Grains;

/// <summary>What has to be put right in a form before a schedule can be made of it. The form is tidy.</summary>
internal static class ScheduleFormProblems
{
    /// <summary>The most dates that may be left out, or added; bank holidays come on top.</summary>
    public const int MaxDates = 300;

    public static IEnumerable<FieldNote> Of(ScheduleForm form) => [.. Frequency(form), .. Clock(form), .. Dates(form), .. End(form)];

    private static IEnumerable<FieldNote> Frequency(ScheduleForm form)
    {
        if (!Enum.IsDefined(form.How)) yield return new(nameof(form.How), "Choose how often it is.");
        if ((form.EveryWeeks > 0 || form.How is HowOften.MonthlyByWeekday) && form.Days.IsEmpty)
            yield return new(nameof(form.Days), "Choose at least one day of the week.");
        if (form.How is HowOften.MonthlyByWeekday && form.Weeks.IsEmpty)
            yield return new(nameof(form.Weeks), "Choose which ones in the month: the first, the second, the last …");
        if (form.How is HowOften.MonthlyByDate && form.Dates.IsEmpty)
            yield return new(nameof(form.Dates), "Choose at least one day of the month.");
        foreach (var date in form.Dates.Where(static date => date is not (-1 or (>= 1 and <= 31))))
            yield return new(nameof(form.Dates), $"No month has a day {date}.");
        if (form.MonthsOff.Length == 12) yield return new(nameof(form.MonthsOff), "Leave at least one month in which it is on.");
    }

    private static IEnumerable<FieldNote> Clock(ScheduleForm form)
    {
        if (form.Start is null) yield return new(nameof(form.Start), "Say when it starts.");
        if (form.End is null) yield return new(nameof(form.End), "Say when it ends.");
        if (form.Start is { } start && start == form.End && start != TimeOnly.MinValue)
            yield return new(nameof(form.End), "It ends when it starts. Change one of the two times.");
    }

    private static IEnumerable<FieldNote> Dates(ScheduleForm form)
    {
        if (form.From is null) yield return new(nameof(form.From), form.How is HowOften.Once ? "Say which day it is on." : "Say from which day on.");
        if (form.From is { } from && IsOutside(from)) yield return new(nameof(form.From), "Choose a day between 1970 and 2200.");
        if (form.Extra.Any(IsOutside)) yield return new(nameof(form.Extra), "Choose days between 1970 and 2200.");
        if (form.Extra.Length > MaxDates) yield return new(nameof(form.Extra), $"Add at most {MaxDates} dates.");
        if (form.LeftOut.Length > MaxDates) yield return new(nameof(form.LeftOut), $"Leave out at most {MaxDates} dates.");
        foreach (var day in form.LeftOut.Intersect(form.Extra))
            yield return new(nameof(form.LeftOut), $"{DayWords.Weekday(day, day)} is both left out and added. Choose one.");
    }

    private static IEnumerable<FieldNote> End(ScheduleForm form)
    {
        if (!Enum.IsDefined(form.Ends)) yield return new(nameof(form.Ends), "Choose how it ends.");
        if (form.Ends is HowItEnds.OnDate && form.LastDate is null) yield return new(nameof(form.LastDate), "Say the last day.");
        if (form.Ends is HowItEnds.AfterTimes && form.Times is not (>= 1 and <= ScheduleForm.MaxTimes))
            yield return new(nameof(form.Times), "Say how many times, from 1 to 1,000.");
    }

    private static bool IsOutside(DateOnly day) => day.Year is < 1970 or > 2200;
}
