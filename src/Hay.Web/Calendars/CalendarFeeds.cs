using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Calendars;

/// <summary>
/// Calendars of many things, for somebody to follow: of a group by its rules; of a space or a search session by session, as far ahead as
/// the catalogue knows them.
/// </summary>
internal sealed class CalendarFeeds(
    CatalogueSlot catalogue, SpaceMap spaces, Categories categories, SearchFinder finder, ActivityCalendars calendars, IStringLocalizer<Words> say, TimeProvider clock)
{
    /// <summary>The soonest: some calendars take no file of more than a megabyte.</summary>
    public const int MostSessions = 1000;
    private const int MostListings = 300;
    private const int APage = 100;

    public static string PathOf(string space) => $"/{space}/calendar.ics";

    /// <summary>No dates where it lists nothing now, so that calendars which follow it forget what is over. Null: there is no such group.</summary>
    public string? OfGroup(string group, HttpRequest request)
    {
        var name = catalogue.Current.Organisation(group)?.Name;
        var its = catalogue.Current.Entries.Where(e => e.Listing.Organisation == group).OrderBy(e => e.Id, StringComparer.Ordinal).Take(MostListings).ToList();
        return its.Count == 0 && name is null ? null : ActivityCalendar.File(
            file =>
            {
                foreach (var entry in its) calendars.Of(entry, request).AddAll(file);
            },
            name ?? its[0].Listing.Title);
    }

    /// <summary>Null: there is no such space.</summary>
    public string? OfSpace(string slug, HttpRequest request) => spaces.Find(slug) is not { } space ? null : Sessions(
        say["{0} in {1}", say["What is on"], space.Name], catalogue.Current.Entries.Where(e => !e.IsOver && e.Listing.Spaces().Contains(slug)), _ => true, request);

    /// <summary>What a search finds, by the same address; a day such as "weekend" is always the next one.</summary>
    public string OfSearch(HttpRequest request)
    {
        var now = clock.LondonNow();
        var all = catalogue.Current;
        var found = finder.Find(SearchForm.Parse(request.Query, spaces, categories) with { Page = 1 }, all, now, oursAlone: true);
        var query = finder.Query(found.Form, now) with { EveryWord = !found.Results.IsPartial, Take = APage, OursAlone = true };
        var entries = Enumerable.Range(0, MostListings / APage).SelectMany(page => all.Search(query with { Skip = page * APage }).Hits.Select(h => h.Entry));
        string[] names = [found.Form.Text, spaces.Find(found.Form.Space)?.Name ?? ""];
        return Sessions(string.Join(", ", names.Where(n => n.Length > 0).DefaultIfEmpty(say["What is on"])), entries, s => Fits(s, query), request);
    }

    private string Sessions(string name, IEnumerable<CatalogueEntry> entries, Func<SessionView, bool> fits, HttpRequest request)
    {
        var soonest = entries.SelectMany(e => e.Sessions.Where(fits).Select(s => (Entry: e, Session: s)))
            .OrderBy(s => s.Session.Start).ThenBy(s => s.Entry.Id, StringComparer.Ordinal).Take(MostSessions)
            .GroupBy(s => s.Entry, s => s.Session.Session);
        return ActivityCalendar.File(
            file =>
            {
                foreach (var dates in soonest) calendars.Of(dates.Key, request).AddSome(file, dates);
            },
            name);
    }

    // What is called off stays in, so that those who follow it are told.
    private static bool Fits(SessionView session, CatalogueQuery asked) =>
        (asked.From is not { } from || session.Start >= from) && (asked.To is not { } to || session.Start < to)
        && (asked.Parts == PartOfDay.Any || asked.Parts.HasFlag(PartOf(session.Start)))
        && (!asked.Facets.HasFlag(Facet.PlacesLeft) || session.Cancelled || session.PlacesLeft != 0);

    private static PartOfDay PartOf(DateTimeOffset start) =>
        start.Hour < 12 ? PartOfDay.Morning : start.Hour < 17 ? PartOfDay.Afternoon : PartOfDay.Evening;
}
