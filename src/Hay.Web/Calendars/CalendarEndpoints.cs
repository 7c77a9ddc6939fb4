using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Profiles;
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
        var open = app.MapGroup("").WithMetadata(new ReadAgainAttribute());
        open.MapGet("/{space}/{activity}.ics", (string space, string activity, ActivityCalendars calendars, HttpContext http) =>
            calendars.MovedTo(space, activity) is { } moved ? Results.Redirect(moved) : File(http, calendars.Of(space, activity, http.Request)?.Whole() ?? calendars.OfStopped(activity), activity));
        open.MapGet("/{space}/{activity}/{session}.ics", (string space, string activity, string session, ActivityCalendars calendars, HttpContext http) =>
            File(http, SessionId.TryParse(session, out var id) ? calendars.Of(space, activity, http.Request)?.One(id) : null, activity));
        open.MapGet("/{space}/calendar.ics", (string space, CalendarFeeds feeds, HttpContext http) => File(http, feeds.OfSpace(space, http.Request), space));
        open.MapGet("/groups/{group}.ics", (string group, CalendarFeeds feeds, HttpContext http) => File(http, feeds.OfGroup(group, http.Request), group));
        open.MapGet("/search.ics", (CalendarFeeds feeds, HttpContext http) => File(http, feeds.OfSearch(http.Request), "hay"));
        // Not marked: what holds a secret is not compressed.
        app.MapGet($"{CalendarKeys.Path}{{key}}.ics", Mine);
    }

    private static IResult File(HttpContext http, string? calendar, string name) =>
        calendar is null ? Results.NotFound() : ReadAgain.Of(http, calendar, ReadAgain.Calendar, $"{name}.ics");

    // An address that somebody made up wakes no grain: it opens only where this site has made it.
    private static async Task<IResult> Mine(string key, HttpContext http, CalendarKeys keys, Places places, PlansCalendar calendar, CancellationToken ct)
    {
        if (keys.Read(key) is not { } asked) return Results.NotFound();
        var mine = await places.View(asked.Profile, ct);
        return mine.Calendar?.Hash == asked.Hash
            ? ReadAgain.Of(http, calendar.Follow(mine, http.Request), ReadAgain.Calendar, isPrivate: true)
            : Results.NotFound();
    }
}

/// <summary>Finds the activity an address names, and makes its calendar.</summary>
internal sealed class ActivityCalendars(CatalogueSlot catalogue, SpaceLooks looks, PublicAddress site, IStringLocalizer<Words> say, TimeProvider clock)
{
    public ActivityCalendar? Of(string space, string activity, HttpRequest request) =>
        catalogue.Current.Find(activity) is { } entry && entry.Listing.Spaces().Contains(space) ? Of(entry, request) : null;

    /// <summary>Where the calendar is of an activity that is not in this space; null: it is here, or nowhere.</summary>
    public string? MovedTo(string space, string activity) =>
        catalogue.Current.Find(activity) is { Listing: var listing } && !listing.Spaces().Contains(space) ? $"/{listing.Space}/{activity}.ics" : null;

    /// <summary>
    /// Of a group that has stopped: no dates, so that calendars which follow it show it no longer. Null: there never was one, or nobody
    /// has said lately whether it goes on.
    /// </summary>
    public string? OfStopped(string activity) => catalogue.Current.Stopped(activity) is { IsUnconfirmed: false } listing
        ? ActivityCalendar.File(_ => { }, listing.Title)
        : null;

    public ActivityCalendar Of(CatalogueEntry entry, HttpRequest request)
    {
        var venue = entry.Listing.Venue;
        var locality = venue is null ? null : looks.NameOf(entry.Listing.Space, venue.Locality);
        string?[] where = [entry.Listing.Where(locality, say), venue?.Address, venue?.Postcode];
        return new ActivityCalendar(
            entry,
            site.Of(request, $"/{entry.Listing.Space}/{entry.Id}"),
            string.Join(", ", where.Where(part => !string.IsNullOrEmpty(part) && (part == where[0] || !$", {where[0]},".Contains($", {part},", StringComparison.Ordinal)))),
            say,
            clock.GetUtcNow());
    }
}
