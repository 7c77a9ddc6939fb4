using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>One date that a source lists, on the wall clock.</summary>
internal readonly record struct DatedSession(DateTime Start, TimeSpan Length, bool Cancelled);

/// <summary>A schedule of single dates: a weekly rule where they are one in all but name, else each date as it is.</summary>
internal static class DatedSchedule
{
    private const int MostDates = 500;

    public static Schedule? Of(IEnumerable<DatedSession> sessions)
    {
        // The latest matter most where there are too many.
        ImmutableArray<DatedSession> dates = [.. sessions.DistinctBy(s => s.Start).OrderByDescending(s => s.Start).Take(MostDates).OrderBy(s => s.Start)];
        if (dates.IsEmpty) return null;
        var usual = dates.CountBy(s => s.Length).MaxBy(l => l.Value).Key;
        var schedule = Weekly(dates, usual) ?? new Schedule
        {
            Start = dates[0].Start,
            Duration = usual,
            Also = [.. dates.Skip(1).Select(s => s.Start)],
        };
        return schedule with { Changes = [.. dates.Where(s => s.Cancelled || s.Length != usual).Select(s => Change(s, usual))] };
    }

    private static SessionChange Change(DatedSession session, TimeSpan usual) => new()
    {
        Session = SessionId.FromLocal(session.Start),
        Cancelled = session.Cancelled,
        Duration = session.Length == usual ? null : session.Length,
    };

    // Three dates or more on one weekday at one time, with at most as many weeks missing: people call that weekly.
    private static Schedule? Weekly(ImmutableArray<DatedSession> dates, TimeSpan usual)
    {
        var (first, last) = (dates[0].Start, dates[^1].Start);
        if (dates.Length < 3 || dates.Any(d => d.Start.TimeOfDay != first.TimeOfDay || (d.Start.Date - first.Date).Days % 7 != 0)) return null;
        var weeks = (last.Date - first.Date).Days / 7 + 1;
        if (weeks > 2 * dates.Length) return null;
        var there = dates.Select(d => d.Start).ToHashSet();
        return new Schedule
        {
            Start = first,
            Duration = usual,
            Rule = string.Create(CultureInfo.InvariantCulture, $"FREQ=WEEKLY;BYDAY={Repeat.Day(first.DayOfWeek.ToString())};UNTIL={last:yyyyMMdd}"),
            Skip = [.. Enumerable.Range(0, weeks).Select(w => first.AddDays(7 * w)).Where(d => !there.Contains(d))],
        };
    }
}
