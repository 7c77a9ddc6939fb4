using System.Collections.Immutable;
using Hay.Grains;
using NodaTime;

namespace Hay.Silo.Import;

/// <summary>From an event and the changes to its sessions to a <see cref="Schedule"/>.</summary>
internal static class CalendarSchedule
{
    // As many as a schedule may have, and one more to be refused for.
    private const int MostDates = 501;
    private const int MostWords = 200;

    private static readonly TimeSpan Assumed = TimeSpan.FromHours(1);

    /// <summary>Null and why, when the event cannot be put as a schedule. Remarks are added to <paramref name="notes"/>.</summary>
    public static (Schedule? Schedule, string? Problem) Of(CalendarGroup group, CalendarZones zones, List<string> notes)
    {
        var (main, changes, others) = group;
        var lines = main.Lines;
        if (lines.All("RRULE").Skip(1).Any()) return (null, "It has more than one rule.");
        if (lines.First("EXRULE") is not null) return (null, "EXRULE is not supported.");
        var rule = lines.Text("RRULE")?.Trim();

        // Single moments are told by our own clock; what repeats has to keep the clock that it repeats by.
        var zone = rule is null || main.Start.IsDate ? CalendarZones.London : main.Start.Zone;
        var (skip, problem) = Dates("EXDATE", main, zone, zones);
        if (problem is not null) return (null, problem);
        (var also, problem) = Dates("RDATE", main, zone, zones);
        if (problem is not null) return (null, problem);
        if (main.Duration is null) notes.Add("No end was given: an hour is assumed.");

        var schedule = new Schedule
        {
            Start = main.Start.In(zone),
            Duration = main.Duration ?? Assumed,
            Rule = rule,
            Skip = skip,
            Also = [.. also.Concat(others.Take(MostDates).Select(other => other.Start.In(zone))).Distinct().Order()],
            Zone = zone.Id,
        };
        var problems = schedule.Problems();
        if (!problems.IsEmpty) return (null, string.Join(' ', problems));
        if (Recurrence.TryParse(rule, out var read, out _)) schedule = schedule with { Rule = read.ToString() };
        if (read?.Until is not null && NeverHappens(schedule)) return (null, "It ends before it first happens.");
        if (changes.Count == 0) return (schedule, null);

        schedule = schedule with { Changes = Changes(main, changes, schedule, zone, notes) };
        problems = schedule.Problems();
        return problems.IsEmpty ? (schedule, null) : (null, string.Join(' ', problems));
    }

    // So Google leaves a series of which every session was deleted.
    private static bool NeverHappens(Schedule schedule) =>
        CompiledSchedule.TryCompile(schedule, out var compiled, out _) && compiled.LastDate < DateOnly.FromDateTime(schedule.Start);

    private static (ImmutableArray<DateTime> Dates, string? Problem) Dates(string name, CalendarEntry main, DateTimeZone zone, CalendarZones zones)
    {
        var dates = ImmutableArray.CreateBuilder<DateTime>();
        foreach (var line in main.Lines.All(name))
        {
            foreach (var value in line.Value.Split(',', MostDates + 1, StringSplitOptions.RemoveEmptyEntries))
            {
                if (dates.Count >= MostDates) break;
                // A PERIOD has its end or its length after a slash; sessions of one activity are equally long.
                var (moment, problem) = CalendarMoment.Read(line, value.Split('/')[0], zones);
                if (moment is null) return ([], problem);
                dates.Add(Session(moment.Value, main, zone));
            }
        }

        return ([.. dates.Distinct().Order()], null);
    }

    /// <summary>The start that a date names: a date alone stands for the session of that day, as ical.js has it.</summary>
    private static DateTime Session(CalendarMoment moment, CalendarEntry main, DateTimeZone zone)
    {
        var local = moment.In(zone);
        if (main.Start.IsDate) return local.Date;
        return moment.IsDate ? local.Date + main.Start.In(zone).TimeOfDay : local;
    }

    private static ImmutableArray<SessionChange> Changes(
        CalendarEntry main, IReadOnlyList<CalendarEntry> entries, Schedule schedule, DateTimeZone zone, List<string> notes)
    {
        var changes = ImmutableArray.CreateBuilder<SessionChange>();
        if (!CompiledSchedule.TryCompile(schedule, out var compiled, out _)) return [];
        foreach (var entry in entries)
        {
            var id = SessionId.FromLocal(Session(entry.Recurrence!.Value, main, zone));
            if (compiled.Find(id) is null)
            {
                if (notes.Count < 10) notes.Add($"A change to {id} is left out: nothing happens then.");
                continue;
            }

            var change = ChangeOf(id, entry, main, schedule, zone);
            if (change != new SessionChange { Session = id }) changes.Add(change);
        }

        return changes.ToImmutable();
    }

    private static SessionChange ChangeOf(SessionId id, CalendarEntry entry, CalendarEntry main, Schedule schedule, DateTimeZone zone)
    {
        var start = main.Start.IsDate && entry.Start.IsDate ? entry.Start.Local : entry.Start.In(zone);
        var title = CalendarWords.Line(entry.Lines.Text("SUMMARY"), MostWords);
        return new()
        {
            Session = id,
            Cancelled = entry.IsCancelled,
            MovedTo = start == id.ToLocal() ? null : start,
            Duration = entry.Duration is { } length && length != schedule.Duration ? length : null,
            Note = title == CalendarWords.Line(main.Lines.Text("SUMMARY"), MostWords) ? null : title,
        };
    }
}
