using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Grains;
using NodaTime;

namespace Hay.Silo.Demo;

/// <summary>
/// Moves the county's dates to the load day, so that there is always something on. They are written for the school
/// year 2026/27. What has an end (a term, a course) moves with the school year; what has none is always under way,
/// and keeps its weekday and its fortnight for ever, so that a session somebody goes to is still there tomorrow.
/// </summary>
internal static partial class DemoDates
{
    private const int Written = 2026;

    /// <summary>When it happens, seen from the load day.</summary>
    public static Schedule At(DemoSchedule written, DateOnly day)
    {
        var years = SchoolYear(day) - Written;
        if (IsEndless(written.Rrule)) return Endless(written, years, day);
        var moved = Moved(written, years);
        return written.KeepAheadDays is { } ahead ? KeepAhead(moved, day.AddDays(ahead)) : moved;
    }

    /// <summary>The calendar year in which the school year of this day began; it begins on 1 August.</summary>
    private static int SchoolYear(DateOnly day) => day.Month >= 8 ? day.Year : day.Year - 1;

    private static bool IsEndless(string rule) =>
        rule.Length > 0 && !rule.Contains("UNTIL", StringComparison.Ordinal) && !rule.Contains("COUNT", StringComparison.Ordinal);

    // The weeks it is off are those of last year, this one and the next: turning the year takes no session away.
    private static Schedule Endless(DemoSchedule written, int years, DateOnly day)
    {
        var schedule = Moved(written, years);
        if (DateOnly.FromDateTime(schedule.Start) > day) schedule = Moved(written, years - 1);
        var skip = Enumerable.Range(years - 1, 3).SelectMany(y => written.Exdate.Select(e => Move(e, written.Rrule, y)));
        return schedule with { Skip = Hits(schedule with { Skip = [] }, skip) };
    }

    private static Schedule Moved(DemoSchedule written, int years)
    {
        var schedule = new Schedule
        {
            Start = Move(written.Dtstart, written.Rrule, years),
            Duration = TimeSpan.FromMinutes(written.DurationMinutes),
            Rule = written.Rrule.Length == 0 ? null : Until().Replace(written.Rrule, m => MoveUntil(m.Value, Weeks(written.Rrule, years))),
            Zone = written.Tzid,
        };
        schedule = schedule with { Start = FirstDate(schedule) };
        return schedule with { Skip = Hits(schedule, written.Exdate.Select(e => Move(e, written.Rrule, years))) };
    }

    private static Schedule KeepAhead(Schedule schedule, DateOnly earliest)
    {
        var days = earliest.DayNumber - DateOnly.FromDateTime(schedule.Start).DayNumber;
        if (days <= 0) return schedule;
        var weeks = (days + 6) / 7;
        return schedule with
        {
            Start = schedule.Start.AddDays(7 * weeks),
            Skip = [.. schedule.Skip.Select(s => s.AddDays(7 * weeks))],
            Rule = schedule.Rule is null ? null : Until().Replace(schedule.Rule, m => MoveUntil(m.Value, weeks)),
        };
    }

    private static DateTime Move(DateTime at, string rule, int years) =>
        years == 0 ? at
        : rule.StartsWith("FREQ=MONTHLY", StringComparison.Ordinal) ? SamePlaceInMonth(at, rule, years)
        : at.AddDays(7 * Weeks(rule, years));

    // The nearest whole number of weeks, so that a Tuesday stays a Tuesday; of fortnights where it is every second week.
    private static int Weeks(string rule, int years) => rule.Contains("INTERVAL=2", StringComparison.Ordinal)
        ? 2 * (int)Math.Round(years * 365.25 / 14)
        : (int)Math.Round(years * 365.25 / 7);

    // The first Tuesday of September stays the first Tuesday of September, and the last Sunday the last.
    private static DateTime SamePlaceInMonth(DateTime at, string rule, int years)
    {
        var first = new DateTime(at.Year + years, at.Month, 1) + at.TimeOfDay;
        var sameWeekday = first.AddDays(((int)at.DayOfWeek - (int)first.DayOfWeek + 7) % 7);
        if (!rule.Contains("=-1", StringComparison.Ordinal)) return sameWeekday.AddDays((at.Day - 1) / 7 * 7);
        var fifth = sameWeekday.AddDays(28);
        return fifth.Month == at.Month ? fifth : sameWeekday.AddDays(21);
    }

    private static string MoveUntil(string until, int weeks)
    {
        var day = DateOnly.ParseExact(until.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(7 * weeks);
        return string.Create(CultureInfo.InvariantCulture, $"UNTIL={day:yyyyMMdd}{until[14..]}");
    }

    private static DateTime FirstDate(Schedule schedule) => schedule.Rule is null
        ? schedule.Start
        : schedule.Next(Instant.FromDateTimeOffset(new DateTimeOffset(schedule.Start.AddDays(-1), TimeSpan.Zero)))?.LocalStart ?? schedule.Start;

    private static ImmutableArray<DateTime> Hits(Schedule schedule, IEnumerable<DateTime> dates) =>
        CompiledSchedule.TryCompile(schedule, out var compiled, out _)
            ? [.. dates.Distinct().Where(d => compiled.Find(SessionId.FromLocal(d)) is not null).Order()]
            : [];

    [GeneratedRegex(@"UNTIL=\d{8}(T\d{6}Z?)?")]
    private static partial Regex Until();
}
