using System.Globalization;

namespace Hay.Silo.Import;

/// <summary>One VEVENT with its times read: an event of its own, or a change to one session of another.</summary>
internal sealed record CalendarEntry(EventLines Lines, string? Uid, CalendarMoment Start, TimeSpan? Duration, CalendarMoment? Recurrence)
{
    private const int LongestUid = 1_000;

    /// <summary>Null and why, when its times cannot be read.</summary>
    public static (CalendarEntry? Entry, string? Problem) Read(EventLines lines, CalendarZones zones)
    {
        if (!lines.Finished) return (null, "The file ends, or another event begins, in the middle of it.");
        if (lines.Text("CLASS")?.Trim().ToUpperInvariant() is "PRIVATE" or "CONFIDENTIAL") return (null, "It is marked as private.");
        if (lines.Text("UID") is { Length: > LongestUid }) return (null, $"Its UID is longer than {LongestUid} characters.");
        if (lines.First("DTSTART") is not { } dtstart) return (null, "It has no start.");
        var (start, problem) = CalendarMoment.Read(dtstart, dtstart.Value, zones);
        if (start is not { } from) return (null, problem);

        (var duration, problem) = DurationOf(lines, from, zones);
        if (problem is not null) return (null, problem);

        CalendarMoment? recurrence = null;
        if (lines.First("RECURRENCE-ID") is { } changed)
        {
            if (changed["RANGE"] is not null) return (null, "It changes a session and all later ones, which is not supported.");
            (recurrence, problem) = CalendarMoment.Read(changed, changed.Value, zones);
            if (problem is not null) return (null, problem);
        }

        return (new(lines, lines.Text("UID")?.Trim() is { Length: > 0 } uid ? uid : null, from, duration, recurrence), null);
    }

    public bool IsCancelled => Lines.Text("STATUS")?.Trim().ToUpperInvariant() == "CANCELLED";

    /// <summary>Which of several versions is the newest: SEQUENCE, then LAST-MODIFIED, then the place in the file.</summary>
    public (int Sequence, string Modified, int Number) Version =>
    (
        int.TryParse(Lines.Text("SEQUENCE"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
        Lines.Text("LAST-MODIFIED") ?? "",
        Lines.Number
    );

    /// <summary>RFC 5545 section 3.6.1: DTEND or DURATION; a date alone is that day. Null: no end is given.</summary>
    private static (TimeSpan? Duration, string? Problem) DurationOf(EventLines lines, CalendarMoment start, CalendarZones zones)
    {
        if (lines.First("DTEND") is { } dtend)
        {
            var (end, problem) = CalendarMoment.Read(dtend, dtend.Value, zones);
            if (end is not { } to) return (null, problem);
            var length = to.Since(start);
            if (length < TimeSpan.Zero) return (null, "It ends before it starts.");
            if (length > TimeSpan.Zero) return (length, null);
        }
        else if (lines.Text("DURATION") is { } text)
        {
            if (CalendarDuration.Parse(text) is not { } length) return (null, "DURATION is not a length of time.");
            if (length > TimeSpan.Zero) return (length, null);
        }

        return (start.IsDate ? TimeSpan.FromDays(1) : null, null);
    }
}
