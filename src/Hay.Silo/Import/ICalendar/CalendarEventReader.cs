using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;

namespace Hay.Silo.Import;

/// <summary>From a group of entries to an event in our words.</summary>
internal static class CalendarEventReader
{
    private const int LongestTitle = 300;
    private const int LongestLine = 500;
    private const int LongestText = 20_000;
    private const int LongestUrl = 2_000;
    private const int MostCategories = 50;

    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static (CalendarEvent? Event, string? Problem) Read(CalendarGroup group, CalendarZones zones)
    {
        var lines = group.Main.Lines;
        if (CalendarWords.Line(lines.Text("SUMMARY"), LongestTitle) is not { } title) return (null, "It has no title.");
        var notes = new List<string>();
        var (schedule, problem) = CalendarSchedule.Of(group, zones, notes);
        if (schedule is null) return (null, problem);

        var place = Place(lines);
        return (new()
        {
            Uid = group.Main.Uid ?? $"{schedule.Start:yyyyMMdd'T'HHmm} {title}",
            Summary = title,
            Description = CalendarWords.Paragraphs(lines.Text("DESCRIPTION"), LongestText),
            Location = CalendarWords.Line(lines.Text("LOCATION"), LongestLine),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Url = Link(lines.Text("URL")),
            Language = CalendarWords.Line(lines.First("SUMMARY")?["LANGUAGE"], 35),
            Categories = Categories(lines),
            Organizer = Organizer(lines),
            Schedule = schedule,
            Status = Status(lines),
            LastModified = Stamp.Parse(lines.Text("LAST-MODIFIED")?.Trim() ?? "") is { Success: true } at ? at.Value.ToDateTimeOffset() : null,
            Notes = [.. notes],
        }, null);
    }

    /// <summary>GEO is “latitude;longitude”; Apple writes “geo:latitude,longitude” beside its map.</summary>
    private static (double Latitude, double Longitude)? Place(EventLines lines)
    {
        var text = lines.Text("GEO") ?? lines.Text("X-APPLE-STRUCTURED-LOCATION");
        if (text is null) return null;
        var parts = text.Replace("geo:", "", StringComparison.OrdinalIgnoreCase).Split(';', ',');
        return parts.Length >= 2 && Degrees(parts[0], 90) is { } latitude && Degrees(parts[1], 180) is { } longitude && (latitude, longitude) != (0, 0)
            ? (latitude, longitude)
            : null;
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text.Trim().TrimEnd('\\'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most
            ? degrees
            : null;

    private static string? Link(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestUrl } url && Uri.TryCreate(CalendarWords.Unescape(url), UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps)
            ? link.AbsoluteUri
            : null;

    private static ImmutableArray<string> Categories(EventLines lines) =>
    [
        .. lines.All("CATEGORIES").SelectMany(static line => CalendarWords.List(line.Value))
            .Select(static text => CalendarWords.Line(text, 100)).OfType<string>().Take(MostCategories).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // An address is somebody's; a name is what an organiser puts on a poster.
    private static string? Organizer(EventLines lines) =>
        CalendarWords.Line(lines.First("ORGANIZER")?["CN"], LongestTitle) is { } name && !name.Contains('@', StringComparison.Ordinal) ? name : null;

    private static CalendarStatus Status(EventLines lines) => lines.Text("STATUS")?.Trim().ToUpperInvariant() switch
    {
        "CANCELLED" => CalendarStatus.Cancelled,
        "TENTATIVE" => CalendarStatus.Tentative,
        _ => CalendarStatus.Confirmed,
    };
}
