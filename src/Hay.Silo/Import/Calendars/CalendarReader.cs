using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Silo.Import.Calendars;

/// <summary>
/// Calendars as listings: an event with all its changes is one record. A calendar belongs to somebody, whose name it
/// bears: its organisation, where it says one.
/// </summary>
internal sealed partial class CalendarReader : IImportReader
{
    public ImmutableArray<string> Extensions { get; } = [".ics", ".ical", ".ifb", ".icalendar"];

    public IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct)
    {
        var calendar = ICalendarReader.Read(Bytes(file), ct);
        if (calendar.Refusal is { } refusal) throw new UnreadableFileException(Reason(refusal));
        foreach (var found in calendar.Events)
        {
            ct.ThrowIfCancellationRequested();
            yield return found.Status == CalendarStatus.Cancelled
                ? new DeletedRecord { Id = found.Uid, Where = $"“{found.Summary}”", Rank = RankOf(found) }
                : Understand(found, calendar.Name);
        }

        foreach (var refused in calendar.Refused) yield return new RefusedRecord { Where = refused.Record, Reason = Reason(refused.Reason) };
    }

    private static ListedRecord Understand(CalendarEvent found, string? calendar)
    {
        var (words, isInvented) = Words(found);
        var (summary, description) = CleanText.Parted(words);
        return new ListedRecord
        {
            Id = found.Uid,
            Where = $"“{found.Summary}”",
            Rank = RankOf(found),
            Lat = found.Latitude,
            Lon = found.Longitude,
            IsEvent = true,
            Words = found.Categories,
            Organisation = OrganisationOf(found, calendar, isInvented),
            Draft = new Listing
            {
                Title = found.Summary,
                Summary = summary,
                Description = description,
                Space = "",
                Setting = IsOnline(found) ? Setting.Online : Setting.Indoor,
                Venue = VenueOf(found),
                Schedule = found.Schedule,
                WrittenIn = found.Language is { } tag && !tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? tag : "",
                Contact = new Contact { Web = found.Url ?? "" },
                Demo = isInvented,
            },
        };
    }

    // Many calendars say the address of an event in its description again; another Hay says there that it is invented.
    private static (string Words, bool IsInvented) Words(CalendarEvent found)
    {
        const string invented = $"({InventedWords.InACalendar})";
        var lines = (found.Description ?? "").Split('\n');
        if (found.Url is { } url && lines[^1] == url) lines = lines[..^1];
        return (string.Join('\n', lines.Where(line => line != invented)), lines.Contains(invented));
    }

    private static Venue? VenueOf(CalendarEvent found)
    {
        if (IsOnline(found) || found.Location is not { Length: > 0 } location) return null;
        // "The Hall, 1 High Street, Anytown, PE15 9AA": the first part is what people call it.
        var parts = location.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return null;
        var postcode = parts.Length > 1 && Postcode().IsMatch(parts[^1]) ? parts[^1] : "";
        return new Venue
        {
            Name = parts[0],
            Address = string.Join(", ", parts[1..^(postcode.Length > 0 ? 1 : 0)]),
            Postcode = postcode,
            Lat = found.Latitude,
            Lon = found.Longitude,
        };
    }

    private static bool IsOnline(CalendarEvent found) =>
        found.Location is { } location && (location.Contains("://", StringComparison.Ordinal) || location.Equals("online", StringComparison.OrdinalIgnoreCase)
            || location.Contains("zoom", StringComparison.OrdinalIgnoreCase) || location.Contains("Microsoft Teams", StringComparison.OrdinalIgnoreCase));

    private static OrganisationDraft? OrganisationOf(CalendarEvent found, string? calendar, bool isInvented)
    {
        var name = found.Organizer is { Length: > 0 } organizer ? organizer : calendar;
        return name is not { Length: > 0 } || name.Contains('@', StringComparison.Ordinal)
            ? null
            : new OrganisationDraft(name, new OrganisationDetails { Name = name, Demo = isInvented });
    }

    private static long RankOf(CalendarEvent found) => found.LastModified?.UtcTicks ?? 0;

    // Its sentences begin with a capital and end with a full stop; the report's do not.
    private static string Reason(string sentence) =>
        sentence.Length < 2 ? sentence : string.Concat(char.ToLowerInvariant(sentence[0]).ToString(), sentence.AsSpan(1).TrimEnd('.'));

    private static byte[] Bytes(ImportFile file)
    {
        if (file.Content is { Length: > 0 and <= (int)ImportFile.LargestBytes } content) return content;
        using var stream = file.Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Whole, or its first half.
    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?( ?[0-9][A-Z]{2})?$")]
    private static partial Regex Postcode();
}
