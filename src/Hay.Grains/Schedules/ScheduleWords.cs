using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>
/// When things happen, as people say it. There is no clock in here: <c>today</c> is the reader's local date, and a
/// year is said only when it is not the present one.
/// </summary>
public static class ScheduleWords
{
    // Up to so many dates are said one by one.
    internal const int DatesSaid = 3;

    // A first date nearer than this goes without saying.
    private const int SoonDays = 7;

    /// <summary>
    /// “Tuesdays, 6.30pm to 7.30pm”, “First Tuesday of the month, 2pm to 4pm, until 18 December, not in August or on
    /// bank holidays”, “Friday 12 March 2027, 7pm to 9pm”. Empty when the schedule has <see cref="Schedule.Problems"/>.
    /// </summary>
    public static string Of(Schedule schedule, DateOnly today)
    {
        if (!CompiledSchedule.TryCompile(schedule, out var compiled, out _)) return "";
        var zone = schedule.Zone == Schedule.DefaultZone ? "" : $" ({Place(schedule.Zone)} time)";
        if (compiled.Rule is not { } rule) return Dates(schedule, today) + zone;

        var first = DateOnly.FromDateTime(schedule.Start);
        var words = $"{RuleWords.Of(rule, first) ?? "On some dates"}, {Times(schedule.Start, schedule.Duration)}{zone}";
        if (first.DayNumber - today.DayNumber > SoonDays) words += $", from {DayWords.Date(first, today)}";
        // Where added dates are named, the end is that of the rule.
        var alone = CompiledSchedule.TryCompile(schedule with { Skip = [], Also = [], Changes = [] }, out var byRule, out _) ? byRule : compiled;
        if (alone.LastDate is { } last) words += $", until {DayWords.Date(last, today)}";
        return words + ExceptionWords.Of(schedule, rule, alone, today);
    }

    /// <summary>“Today, 6.30pm to 7.30pm”, “Tomorrow, 10am to noon”, “Tuesday 24 November, 6.30pm to 7.30pm”; the clock of Britain.</summary>
    public static string Session(Occurrence session, DateOnly today)
    {
        var start = InBritain(session.Start);
        return Span(DayWords.Near(DateOnly.FromDateTime(start), today), start, InBritain(session.End), today);
    }

    /// <summary>“Today, 6.30pm”, for where there is no room for the end.</summary>
    public static string SessionStart(Occurrence session, DateOnly today)
    {
        var start = InBritain(session.Start);
        return $"{DayWords.Near(DateOnly.FromDateTime(start), today)}, {DayWords.Time(start.TimeOfDay)}";
    }

    /// <summary>“6.30pm to 7.30pm”, “10am to noon”, “all day”.</summary>
    public static string Times(DateTime start, TimeSpan duration)
    {
        if (IsAllDay(start, start + duration)) return duration == TimeSpan.FromDays(1) ? "all day" : $"{duration.Days} days";
        return $"{DayWords.Time(start.TimeOfDay)} to {DayWords.Time((start + duration).TimeOfDay)}";
    }

    private static string Dates(Schedule schedule, DateOnly today)
    {
        var skip = schedule.Skip.IsDefault ? [] : schedule.Skip;
        var also = schedule.Also.IsDefault ? [] : schedule.Also;
        var starts = also.Add(schedule.Start).Where(at => !skip.Contains(at)).Distinct().Order().ToImmutableArray();
        if (starts.Length == 0) return "";
        if (starts.Length == 1) return Span(DayWords.Weekday(DateOnly.FromDateTime(starts[0]), today), starts[0], starts[0] + schedule.Duration, today);

        var days = starts.Select(DateOnly.FromDateTime).Distinct().ToImmutableArray();
        var dates = days.Length <= DatesSaid
            ? DayWords.List([.. days.Select(day => DayWords.Weekday(day, today))])
            : $"{days.Length} dates from {DayWords.Date(days[0], today)} to {DayWords.Date(days[^1], today)}";
        return starts.All(at => at.TimeOfDay == starts[0].TimeOfDay) ? $"{dates}, {Times(starts[0], schedule.Duration)}" : dates;
    }

    /// <summary>A session that runs past the next midnight names the day it ends on.</summary>
    private static string Span(string day, DateTime start, DateTime end, DateOnly today)
    {
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));
        if (IsAllDay(start, end))
            return last == first.AddDays(1) ? $"{day}, all day" : $"{day} to {DayWords.Weekday(last.AddDays(-1), today)}";
        var overnight = end - start < TimeSpan.FromDays(1);
        return overnight || first == last
            ? $"{day}, {DayWords.Time(start.TimeOfDay)} to {DayWords.Time(end.TimeOfDay)}"
            : $"{day}, {DayWords.Time(start.TimeOfDay)} to {DayWords.Weekday(last, today)}, {DayWords.Time(end.TimeOfDay)}";
    }

    private static bool IsAllDay(DateTime start, DateTime end) =>
        start.TimeOfDay == TimeSpan.Zero && end.TimeOfDay == TimeSpan.Zero && end > start;

    private static DateTime InBritain(DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[Schedule.DefaultZone]).ToDateTimeUnspecified();

    /// <summary>“New York” of “America/New_York”.</summary>
    private static string Place(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
