using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using NodaTime;

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

    /// <summary>
    /// The rule with what single dates say of it: left out, further, cancelled, of another length. Null where the dates do not follow the
    /// rule: then it is no rule that anybody keeps to.
    /// </summary>
    public static Schedule? By(Schedule rule, IEnumerable<DatedSession> sessions)
    {
        ImmutableArray<DatedSession> dates = [.. sessions.DistinctBy(s => s.Start).OrderBy(s => s.Start)];
        if (dates.IsEmpty || dates.Length > MostDates || !CompiledSchedule.TryCompile(rule with { Skip = [] }, out var compiled, out _)) return null;
        var given = compiled.Between(Noon(dates[0].Start.AddDays(-1)), Noon(dates[^1].Start.AddDays(1))).Select(o => o.Planned)
            .Where(at => at >= dates[0].Start && at <= dates[^1].Start).ToHashSet();
        var there = dates.Select(d => d.Start).ToHashSet();
        if (2 * there.Count(given.Contains) <= Math.Max(given.Except(rule.Skip).Count(), there.Count)) return null;
        return rule with
        {
            Skip = [.. rule.Skip.Where(at => !there.Contains(at)).Concat(given.Where(at => !there.Contains(at))).Distinct().Order()],
            Also = [.. there.Where(at => !given.Contains(at)).Order()],
            Changes = [.. dates.Where(s => s.Cancelled || s.Length != rule.Duration).Select(s => Change(s, rule.Duration))],
        };

        static Instant Noon(DateTime day) => Instant.FromUtc(day.Year, day.Month, day.Day, 12, 0);
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
