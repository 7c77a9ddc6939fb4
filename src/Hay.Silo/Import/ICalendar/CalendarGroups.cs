using NodaTime;

namespace Hay.Silo.Import;

/// <summary>All that has one UID.</summary>
/// <param name="Main">The event.</param>
/// <param name="Changes">What is different about single sessions of it.</param>
/// <param name="Others">Further dates, where only single sessions of a series were given and never the series.</param>
internal sealed record CalendarGroup(CalendarEntry Main, IReadOnlyList<CalendarEntry> Changes, IReadOnlyList<CalendarEntry> Others);

/// <summary>Puts together what belongs together (RFC 5545 section 3.8.4.4), the newest version of each (section 3.8.7.4).</summary>
internal static class CalendarGroups
{
    public static IEnumerable<CalendarGroup> Of(IEnumerable<CalendarEntry> entries)
    {
        // An event without UID belongs to nobody else; no UID has a line end in it.
        foreach (var group in entries.GroupBy(static entry => entry.Uid ?? $"\n{entry.Lines.Number}", StringComparer.Ordinal))
        {
            var main = group.Where(static entry => entry.Recurrence is null).MaxBy(static entry => entry.Version);
            var sessions = group.Where(static entry => entry.Recurrence is not null)
                .GroupBy(static entry => entry.Recurrence!.Value.In(DateTimeZone.Utc))
                .Select(static same => same.MaxBy(static entry => entry.Version)!)
                .ToList();
            yield return main is not null ? new(main, sessions, []) : WithoutSeries(sessions);
        }
    }

    private static CalendarGroup WithoutSeries(List<CalendarEntry> sessions)
    {
        var happening = sessions.Where(static entry => !entry.IsCancelled).OrderBy(static entry => entry.Start.In(DateTimeZone.Utc)).ToList();
        return happening is [var first, .. var others] ? new(first, [], others) : new(sessions[0], [], []);
    }
}
