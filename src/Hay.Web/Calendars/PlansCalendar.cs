using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Calendars;

/// <summary>Somebody's plans as a calendar file (RFC 5545): the event that each session is everywhere, and whether they wait.</summary>
internal sealed class PlansCalendar(CatalogueSlot catalogue, ActivityCalendars calendars, IStringLocalizer<Words> say, TimeProvider clock)
{
    /// <summary>Sessions of what they saved, the soonest first.</summary>
    private const int MostSaved = 500;

    /// <summary>A file to take once: the places they hold and wait for.</summary>
    public string Write(ProfileView mine, HttpRequest request) => ActivityCalendar.File(file => AddPlans(file, Plans(mine), request));

    /// <summary>A calendar to follow: those, and the next dates of what they saved. It says nothing of who they are.</summary>
    public string Follow(ProfileView mine, HttpRequest request)
    {
        var plans = Plans(mine);
        var planned = plans.Select(p => (p.Activity, p.Session)).ToHashSet();
        var since = mine.Saved.ToDictionary(s => s.Activity, s => s.At);
        var saved = mine.Saved.Select(s => catalogue.Current.Find(s.Activity)).OfType<CatalogueEntry>()
            .SelectMany(entry => entry.Sessions.Where(s => !planned.Contains((entry.Id, s.Session))).Select(s => (Entry: entry, Session: s)))
            .OrderBy(s => s.Session.Start).Take(MostSaved).GroupBy(s => s.Entry, s => s.Session.Session);
        return ActivityCalendar.File(
            file =>
            {
                AddPlans(file, plans, request);
                foreach (var dates in saved) calendars.Of(dates.Key, request).AddSome(file, dates, Reason.Saved, since[dates.Key.Id]);
            },
            say["Your plans"]);
    }

    // Those to come.
    private List<Plan> Plans(ProfileView mine)
    {
        var now = clock.GetUtcNow();
        return [.. mine.Bookings.Select(b => Plan.Of(b, catalogue.Current)).Where(p => p.End > now).OrderBy(p => p.Start)];
    }

    private void AddPlans(CalendarLines file, List<Plan> plans, HttpRequest request)
    {
        foreach (var plan in plans)
        {
            if (plan.Entry is { } entry) calendars.Of(entry, request).AddTo(file, plan.Occurrence, plan.Standing == Standing.Waiting ? Reason.Waiting : Reason.Listed, plan.Since);
            else CalendarEvent.AddStopped(file, plan.Activity, plan.Session, plan.Start, catalogue.Current.Stopped(plan.Activity));
        }
    }
}
