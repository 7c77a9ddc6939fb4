using Hay.Grains;
using Hay.Web.Profiles;
using Hay.Web.Wording;

namespace Hay.Web.Calendars;

/// <summary>Somebody's plans as a calendar file (RFC 5545): an event for each session, at its own moment in UTC.</summary>
internal static class PlansCalendar
{
    /// <param name="plans">Those to come.</param>
    /// <param name="site">"https://hay.example", for links back.</param>
    /// <param name="now">When the file was made.</param>
    public static string Write(IEnumerable<Plan> plans, string site, DateTimeOffset now)
    {
        var file = new CalendarLines();
        file.Add("BEGIN", "VCALENDAR");
        file.Add("VERSION", "2.0");
        file.Add("PRODID", "-//Hay//My plans//EN");
        foreach (var plan in plans.OrderBy(p => p.Start)) AddEvent(file, plan, site, now);
        file.Add("END", "VCALENDAR");
        return file.ToString();
    }

    private static void AddEvent(CalendarLines file, Plan plan, string site, DateTimeOffset now)
    {
        var isWaiting = plan.Standing == Standing.Waiting;
        file.Add("BEGIN", "VEVENT");
        // The same event each time: taking the file again updates a calendar instead of doubling it.
        file.Add("UID", $"{plan.Activity}-{plan.Session}@hay");
        file.At("DTSTAMP", now);
        file.At("DTSTART", plan.Start);
        if (plan.End > plan.Start) file.At("DTEND", plan.End);
        file.Say("SUMMARY", isWaiting ? $"{plan.Title} (waiting for a place)" : plan.Title);
        file.Add("STATUS", plan.IsOff ? "CANCELLED" : isWaiting ? "TENTATIVE" : "CONFIRMED");
        if (plan.Entry?.Listing is { } listing)
        {
            string[] where = [listing.Where(null), listing.Venue?.Address ?? "", listing.Venue?.Postcode ?? ""];
            file.Say("LOCATION", string.Join(", ", where.Where(part => part.Length > 0)));
            file.Add("URL", $"{site}{plan.Href}");
        }

        file.Add("END", "VEVENT");
    }
}
