using System.Text;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Calendars;

/// <summary>Dates to put into one's own calendar: all of an activity, or one session.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{space}/{activity}.ics", (string space, string activity, ActivityCalendars calendars, HttpRequest request) =>
            File(calendars.Of(space, activity, request)?.Whole(), activity)).WithMetadata(new SharedPageAttribute { Kept = false });
        app.MapGet("/{space}/{activity}/{session}.ics", (string space, string activity, string session, ActivityCalendars calendars, HttpRequest request) =>
            File(SessionId.TryParse(session, out var id) ? calendars.Of(space, activity, request)?.One(id) : null, activity))
            .WithMetadata(new SharedPageAttribute { Kept = false });
    }

    private static IResult File(string? calendar, string name) => calendar is null
        ? Results.NotFound()
        : Results.File(Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", $"{name}.ics");
}

/// <summary>Finds the activity an address names, and makes its calendar.</summary>
internal sealed class ActivityCalendars(CatalogueSlot catalogue, SpaceLooks looks, PublicAddress site, IStringLocalizer<Words> say, TimeProvider clock)
{
    public ActivityCalendar? Of(string space, string activity, HttpRequest request) =>
        catalogue.Current.Find(activity) is { } entry && entry.Listing.Spaces().Contains(space) ? Of(entry, request) : null;

    public ActivityCalendar Of(CatalogueEntry entry, HttpRequest request)
    {
        var venue = entry.Listing.Venue;
        var locality = venue is null ? null : looks.NameOf(entry.Listing.Space, venue.Locality);
        string?[] where = [entry.Listing.Where(locality, say), venue?.Address, venue?.Postcode];
        return new ActivityCalendar(
            entry,
            site.Of(request, $"/{entry.Listing.Space}/{entry.Id}"),
            string.Join(", ", where.Where(part => !string.IsNullOrEmpty(part))),
            say,
            clock.GetUtcNow());
    }
}
