using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Calendars;

/// <summary>One event of a calendar file (RFC 5545, section 3.6.1). The same session is written the same way in every file.</summary>
/// <param name="Entry">The activity.</param>
/// <param name="Address">Its page, in full.</param>
/// <param name="Where">"The Willow Rooms, Bretton"; empty when not known.</param>
/// <param name="Say">For the little that is ours.</param>
internal sealed record CalendarEvent(CatalogueEntry Entry, string Address, string Where, IStringLocalizer Say)
{
    public required Occurrence Session { get; init; }

    /// <summary>The name of a whole series; null: this session alone.</summary>
    public string? Series { get; init; }

    public Reason Reason { get; init; }

    /// <summary>In somebody's own file: since when it stands there so. A calendar believes the later of two.</summary>
    public DateTimeOffset? Since { get; init; }

    private Listing Listing => Entry.Listing;

    /// <summary>Rule: adds what makes it a series, or a part of one.</summary>
    public void AddTo(CalendarLines file, Action? rule = null)
    {
        Begin(file, Series ?? NameOf(Entry.Id, Session.Id), Entry.Edited > Since ? Entry.Edited : Since ?? Entry.Edited, Entry.Edits);
        if (Zone == Schedule.DefaultZone) file.At("DTSTART", Session.LocalStart, Schedule.DefaultZone);
        else file.At("DTSTART", Session.Start);
        file.Add("DURATION", $"PT{(int)(Session.End - Session.Start).TotalMinutes}M");
        rule?.Invoke();
        file.Say(InLanguage("SUMMARY"), Title);
        file.Say(InLanguage("DESCRIPTION"), $"{Note}\n{Listing.Summary}\n{Invented}\n{Address}".Replace("\n\n", "\n", StringComparison.Ordinal));
        file.Say("LOCATION", Where);
        if (Listing.Venue is { Lat: { } lat, Lon: { } lon }) file.Add("GEO", FormattableString.Invariant($"{lat:0.######};{lon:0.######}"));
        // For programs: in whatever language the rest is.
        file.Say("CATEGORIES", Listing.Category);
        file.Add("URL", Address);
        // What one may go to does not make one busy.
        if (Reason == Reason.Saved) file.Add("TRANSP", "TRANSPARENT");
        End(file, Session.Cancelled ? "CANCELLED" : Reason == Reason.Listed ? "CONFIRMED" : "TENTATIVE");
    }

    /// <summary>A session of a group that has stopped, or may have: all that is still known of it.</summary>
    public static void AddStopped(CalendarLines file, string activity, SessionId session, DateTimeOffset start, StoppedListing? listing)
    {
        Begin(file, NameOf(activity, session), listing?.Edited, listing?.Edits ?? 0);
        file.At("DTSTART", start);
        file.Say("SUMMARY", listing?.Title ?? "");
        End(file, listing is { IsUnconfirmed: true } ? "TENTATIVE" : "CANCELLED");
    }

    private static string NameOf(string activity, SessionId session) => $"{activity}-{session}";

    // UID: taking a file again updates a calendar instead of doubling it. SEQUENCE: it believes the later of two files. DTSTAMP is when
    // what it says came to be so, not when the file was made: then a file that says the same is the same.
    private static void Begin(CalendarLines file, string name, DateTimeOffset? edited, int edits)
    {
        file.Add("BEGIN", "VEVENT");
        file.Add("UID", $"{name}@hay");
        file.At("DTSTAMP", edited ?? DateTimeOffset.UnixEpoch);
        if (edited is { } at) file.At("LAST-MODIFIED", at);
        file.Add("SEQUENCE", $"{edits}");
    }

    private static void End(CalendarLines file, string status)
    {
        file.Add("STATUS", status);
        file.Add("END", "VEVENT");
    }

    private string Title => Reason switch
    {
        Reason.Waiting => Say["{0} (waiting for a place)", Listing.Title],
        Reason.Saved => Say["{0} (saved)", Listing.Title],
        _ => Listing.Title,
    };

    private string Zone => Entry.Plan?.Zone ?? Schedule.DefaultZone;

    private string Invented => Listing.Demo ? $"({Say["This group is invented. Please do not set off."]})" : "";

    private string InLanguage(string name) => Listing.WrittenIn is { Length: > 0 } tag ? $"{name};LANGUAGE={tag}" : name;

    private string? Note => Entry.Plan?.Changes.FirstOrDefault(c => c.Session == Session.Id)?.Note;
}
