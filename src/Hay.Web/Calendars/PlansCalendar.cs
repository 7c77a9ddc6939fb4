using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;

namespace Hay.Web.Calendars;

/// <summary>Somebody's plans as a calendar file (RFC 5545): the event that each session is everywhere, and whether they wait.</summary>
internal sealed class PlansCalendar(CatalogueSlot catalogue, ActivityCalendars calendars, TimeProvider clock)
{
    /// <param name="plans">Those to come.</param>
    /// <param name="request">For links back.</param>
    public string Write(IEnumerable<Plan> plans, HttpRequest request) => ActivityCalendar.File(file =>
    {
        foreach (var plan in plans.OrderBy(p => p.Start))
        {
            if (plan.Entry is { } entry) calendars.Of(entry, request).AddTo(file, plan.Occurrence, plan.Standing == Standing.Waiting);
            else CalendarEvent.AddStopped(file, plan.Activity, plan.Session, plan.Start, catalogue.Current.Stopped(plan.Activity), clock.GetUtcNow());
        }
    });
}
