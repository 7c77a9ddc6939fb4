namespace Hay.Silo.Import;

/// <summary>A calendar cut into its components, nothing understood yet.</summary>
internal sealed class CalendarFile
{
    public const int MaxEvents = 100_000;
    private const int MaxLines = 2_000;
    // Of all events together: some 100 MB.
    private const int MaxAllLines = 500_000;
    private const int MaxZones = 200;
    // More than any property is read of.
    private const int LongestLine = 200_000;

    // What an event is asked for; the rest of a file (attendees, attachments, alarms) is not kept.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "URL", "CATEGORIES", "ORGANIZER", "STATUS", "CLASS", "SEQUENCE", "LAST-MODIFIED",
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "X-APPLE-STRUCTURED-LOCATION",
    };

    // What the calendar itself is asked for.
    private static readonly HashSet<string> KnownOfAll = new(StringComparer.Ordinal) { "X-WR-CALNAME", "X-WR-TIMEZONE", "TZID" };

    private int _lines;

    /// <summary>Lines of the calendar itself.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public List<CalendarZone> Zones { get; } = [];

    public List<EventLines> Events { get; } = [];

    public bool IsCalendar { get; private set; }

    public bool HasTooMany => Events.Count > MaxEvents || _lines > MaxAllLines;

    public static CalendarFile Cut(string text, CancellationToken ct)
    {
        var file = new CalendarFile();
        EventLines? open = null;
        CalendarZone? zone = null;
        var inside = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            // Not EnumerateLines: a line separator (U+2028) inside a description ends no property.
            var end = rest.IndexOfAny('\r', '\n');
            var whole = (end < 0 ? rest : rest[..end]).Trim();
            var parsed = ContentLine.Parse(whole.Length > LongestLine ? whole[..LongestLine] : whole);
            rest = end < 0 ? default : rest[(end + 1)..];
            ct.ThrowIfCancellationRequested();
            if (parsed is not { } line) continue;
            var component = line.Name is "BEGIN" or "END" ? line.Value.Trim().ToUpperInvariant() : null;
            switch (line.Name, component)
            {
                case ("BEGIN", "VCALENDAR"):
                    file.IsCalendar = true;
                    break;
                case ("BEGIN", "VEVENT"):
                    if (file.HasTooMany) return file;
                    file.Events.Add(open = new(file.Events.Count + 1));
                    inside = 0;
                    break;
                case ("END", "VEVENT"):
                    if (open is not null) open.Finished = true;
                    open = null;
                    break;
                case ("BEGIN", "VTIMEZONE"):
                    zone = new();
                    if (file.Zones.Count < MaxZones) file.Zones.Add(zone);
                    break;
                case ("END", "VTIMEZONE"):
                    zone = null;
                    break;
                // Parts of an event, such as its alarms, have properties of the same names.
                case ("BEGIN", _) when open is not null:
                    inside++;
                    break;
                case ("END", _) when open is not null:
                    inside = Math.Max(0, inside - 1);
                    break;
                default:
                    if (zone is not null) zone.Add(line);
                    else if (open is null && KnownOfAll.Contains(line.Name)) file.Properties.TryAdd(line.Name, line.Value);
                    else if (open is not null && inside == 0 && open.Lines.Count < MaxLines && Known.TryGetValue(line.Name, out var name))
                    {
                        open.Lines.Add(line with { Name = name });
                        if (++file._lines > MaxAllLines) return file;
                    }

                    break;
            }
        }

        return file;
    }
}

/// <summary>The properties of one VEVENT.</summary>
internal sealed class EventLines(int number)
{
    /// <summary>Its place in the file, from 1.</summary>
    public int Number => number;

    public List<ContentLine> Lines { get; } = [];

    /// <summary>Its end was found.</summary>
    public bool Finished { get; set; }

    public ContentLine? First(string name) => Lines.Find(line => line.Name == name);

    public string? Text(string name) => First(name)?.Value;

    public IEnumerable<ContentLine> All(string name) => Lines.Where(line => line.Name == name);
}

/// <summary>A VTIMEZONE: its names and the offsets it changes between.</summary>
internal sealed class CalendarZone
{
    public string? Id { get; private set; }

    public string? Location { get; private set; }

    /// <summary>As written: “+0100”.</summary>
    public HashSet<string> Offsets { get; } = new(StringComparer.Ordinal);

    public void Add(ContentLine line)
    {
        if (line.Name == "TZID") Id ??= line.Value.Trim();
        else if (line.Name == "X-LIC-LOCATION") Location ??= line.Value.Trim();
        else if (line.Name == "TZOFFSETTO" && Offsets.Count < 10) Offsets.Add(line.Value.Trim());
    }
}
