using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.OpenReferral;

/// <summary>
/// A schedule as lines of a timetable. The standard knows weeks and months; a rule that needs more is written as its dates
/// of the coming weeks, each a line that begins and ends on its day.
/// </summary>
internal static class ServiceSchedules
{
    private const int MostDates = 60;

    /// <param name="entry">The listing.</param>
    /// <param name="service">The id of its service.</param>
    /// <param name="link">The address of its page.</param>
    public static ImmutableArray<ScheduleRecord>? Of(CatalogueEntry entry, Guid service, string link)
    {
        var words = new ScheduleRecord
        {
            Id = StableUuid.Of("schedule", entry.Id),
            ServiceId = service,
            Description = entry.When.Length > 0 ? entry.When : null,
            Notes = entry.Listing.ScheduleNote.Length > 0 ? entry.Listing.ScheduleNote : null,
            ScheduleLink = link,
        };
        if (entry.Plan is not { } plan || !CompiledSchedule.TryCompile(plan, out var dates, out _)) return words.Notes is null ? null : [words];
        if (dates.Rule is { } rule && plan.Zone == Schedule.DefaultZone && Line(plan, rule, dates, words) is { } line) return [line];
        var each = entry.Sessions.Where(s => !s.Cancelled).Take(MostDates).Select(s => Date(entry, s, words)).ToImmutableArray();
        return each.IsEmpty ? [words] : each;
    }

    /// <summary>Whether the lines of a listing are its whole schedule: nothing left out, ended or moved, and no dates in the place of a rule.</summary>
    public static bool SaysAll(CatalogueEntry entry, ImmutableArray<ScheduleRecord>? lines) => entry.Plan is not { } plan
        || (lines is [{ Freq: { } often, ValidTo: null } line] && plan.Zone == Schedule.DefaultZone
            && plan.Skip.IsDefaultOrEmpty && plan.Also.IsDefaultOrEmpty && plan.Changes.IsDefaultOrEmpty
            && plan.Rule == $"FREQ={often}{(line.Interval == 1 ? "" : $";INTERVAL={line.Interval}")}{(line.Byday is { } days ? $";BYDAY={days}" : "")}{(line.Bymonthday is { } dates ? $";BYMONTHDAY={dates}" : "")}");

    private static ScheduleRecord? Line(Schedule plan, Recurrence rule, CompiledSchedule dates, ScheduleRecord words)
    {
        if (!rule.Months.IsEmpty || !plan.Also.IsDefaultOrEmpty || plan.Duration >= TimeSpan.FromDays(1)) return null;
        var line = words with
        {
            Dtstart = DateOnly.FromDateTime(plan.Start),
            ValidFrom = DateOnly.FromDateTime(plan.Start),
            ValidTo = dates.LastDate,
            Freq = "WEEKLY",
            Interval = rule.Interval,
            OpensAt = TimeOnly.FromDateTime(plan.Start),
            ClosesAt = TimeOnly.FromDateTime(plan.Start + plan.Duration),
        };
        return rule.Frequency switch
        {
            Frequency.Weekly when rule.MonthDays.IsEmpty && rule.Positions.IsEmpty && rule.Days.All(d => d.Ordinal == 0) =>
                line with { Byday = Days(rule.Days.IsEmpty ? [new RecurrenceDay(plan.Start.DayOfWeek)] : rule.Days) },
            Frequency.Daily when rule.Interval == 1 && rule.Days.IsEmpty && rule.MonthDays.IsEmpty && rule.Positions.IsEmpty =>
                line with { Byday = "MO,TU,WE,TH,FR,SA,SU" },
            Frequency.Monthly => Monthly(plan, rule, line with { Freq = "MONTHLY" }),
            _ => null,
        };
    }

    private static ScheduleRecord? Monthly(Schedule plan, Recurrence rule, ScheduleRecord line)
    {
        if (!rule.Days.IsEmpty && !rule.MonthDays.IsEmpty) return null;
        // "The last Friday" may be said either way.
        if (rule is { Positions: [var nth], Days: [{ Ordinal: 0 } day] }) return line with { Byday = Days([day with { Ordinal = nth }]) };
        if (!rule.Positions.IsEmpty) return null;
        if (!rule.Days.IsEmpty) return line with { Byday = Days(rule.Days) };
        return line with { Bymonthday = rule.MonthDays.IsEmpty ? $"{plan.Start.Day}" : string.Join(',', rule.MonthDays) };
    }

    private static ScheduleRecord Date(CatalogueEntry entry, SessionView session, ScheduleRecord words)
    {
        var (start, end) = (session.Start.DateTime, session.End.DateTime);
        var day = DateOnly.FromDateTime(start);
        return words with
        {
            Id = StableUuid.Of("schedule", $"{entry.Id}/{session.Session}"),
            Dtstart = day,
            ValidFrom = day,
            ValidTo = day,
            Freq = "WEEKLY",
            Interval = 1,
            Byday = Days([new RecurrenceDay(start.DayOfWeek)]),
            OpensAt = TimeOnly.FromDateTime(start),
            ClosesAt = TimeOnly.FromDateTime(end),
        };
    }

    private static string Days(ImmutableArray<RecurrenceDay> days) =>
        string.Join(',', days.Select(d => $"{(d.Ordinal == 0 ? "" : d.Ordinal)}{d.Day.ToString()[..2].ToUpperInvariant()}"));
}
