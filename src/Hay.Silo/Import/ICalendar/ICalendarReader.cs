using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>
/// Reads iCalendar files (RFC 5545) as they are in the wild: Google, Outlook, iCloud, Teamup, plug-ins of web sites.
/// What can be understood is; what cannot is refused by name, and never throws. Linear in the size of the file.
/// </summary>
public static class ICalendarReader
{
    /// <summary>Bytes.</summary>
    public const int MaxFile = 50 * 1024 * 1024;

    /// <param name="file">As it came.</param>
    /// <param name="ct">Stops between two events.</param>
    public static CalendarReading Read(ReadOnlySpan<byte> file, CancellationToken ct = default)
    {
        if (file.Length > MaxFile) return Refuse("This file is larger than 50 MB.");
        var text = CalendarText.Of(file);
        if (string.IsNullOrWhiteSpace(text)) return Refuse("This file is empty.");
        if (text.AsSpan().TrimStart().StartsWith('<')) return Refuse("This is a web page, not a calendar.");

        var cut = CalendarFile.Cut(text, ct);
        if (!cut.IsCalendar) return Refuse("This is not a calendar: it has no BEGIN:VCALENDAR.");
        if (cut.HasTooMany) return Refuse(cut.Events.Count > CalendarFile.MaxEvents ? $"This calendar has more than {CalendarFile.MaxEvents:N0} events." : "This calendar has more than half a million lines.");
        return Understand(cut, ct);
    }

    private static CalendarReading Understand(CalendarFile file, CancellationToken ct)
    {
        var zones = new CalendarZones(file);
        var refused = ImmutableArray.CreateBuilder<RefusedEvent>();
        var entries = new List<CalendarEntry>();
        foreach (var lines in file.Events)
        {
            ct.ThrowIfCancellationRequested();
            var (entry, problem) = CalendarEntry.Read(lines, zones);
            if (entry is not null) entries.Add(entry);
            else refused.Add(new(Name(lines), problem!));
        }

        var events = ImmutableArray.CreateBuilder<CalendarEvent>();
        foreach (var group in CalendarGroups.Of(entries))
        {
            ct.ThrowIfCancellationRequested();
            var (read, problem) = CalendarEventReader.Read(group, zones);
            if (read is not null) events.Add(read);
            else refused.Add(new(Name(group.Main.Lines), problem!));
        }

        return new()
        {
            Name = CalendarWords.Line(file.Properties.GetValueOrDefault("X-WR-CALNAME"), 200),
            Events = events.ToImmutable(),
            Refused = refused.ToImmutable(),
        };
    }

    // By the words that people know it by: a UID tells nobody which one is meant.
    private static string Name(EventLines lines) =>
        CalendarWords.Line(lines.Text("SUMMARY"), 100) is { Length: > 0 } title ? $"“{title}” (event {lines.Number})" : $"event {lines.Number}";

    private static CalendarReading Refuse(string why) => new() { Refusal = why };
}
