using System.Globalization;
using System.Text;
using Hay.Grains;
using Hay.Web.Profiles;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Calendars;

/// <summary>Somebody's plans as a calendar file (RFC 5545): an event for each session, at its own moment in UTC.</summary>
internal static class PlansCalendar
{
    private const int LongestLine = 75; // octets, RFC 5545 section 3.1

    /// <param name="plans">Those to come.</param>
    /// <param name="site">"https://hay.example", for links back.</param>
    /// <param name="now">When the file was made.</param>
    /// <param name="say">The texts of a language.</param>
    public static string Write(IEnumerable<Plan> plans, string site, DateTimeOffset now, IStringLocalizer say)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Hay//My plans//EN");
        foreach (var plan in plans.OrderBy(p => p.Start)) Event(file, plan, site, now, say);
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Event(StringBuilder file, Plan plan, string site, DateTimeOffset now, IStringLocalizer say)
    {
        var isWaiting = plan.Standing == Standing.Waiting;
        Line(file, "BEGIN:VEVENT");
        // The same event each time: taking the file again updates a calendar instead of doubling it.
        Line(file, $"UID:{plan.Activity}-{plan.Session}@hay");
        Line(file, $"DTSTAMP:{Utc(now)}");
        Line(file, $"DTSTART:{Utc(plan.Start)}");
        if (plan.End > plan.Start) Line(file, $"DTEND:{Utc(plan.End)}");
        Line(file, $"SUMMARY:{Text(isWaiting ? say["{0} (waiting for a place)", plan.Title] : plan.Title)}");
        Line(file, $"STATUS:{(plan.IsOff ? "CANCELLED" : isWaiting ? "TENTATIVE" : "CONFIRMED")}");
        if (plan.Entry?.Listing is { } listing)
        {
            string[] where = [listing.Where(null, say), listing.Venue?.Address ?? "", listing.Venue?.Postcode ?? ""];
            var place = string.Join(", ", where.Where(part => part.Length > 0));
            if (place.Length > 0) Line(file, $"LOCATION:{Text(place)}");
            Line(file, $"URL:{site}{plan.Href}");
        }

        Line(file, "END:VEVENT");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string words) => words.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A longer line goes on in the next one after a space, never in the middle of a letter.
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            octets += letter.Utf8SequenceLength;
            if (octets > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1 + letter.Utf8SequenceLength;
            }

            file.Append(letter.ToString());
        }

        file.Append("\r\n");
    }
}
