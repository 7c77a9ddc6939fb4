using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Hay.Web.Calendars;

/// <summary>
/// An activity as an iCalendar file (RFC 5545): the rule itself, so that a calendar keeps showing it, with what was
/// cancelled or moved; or one session alone. Single dates are events of their own, because many calendars pass over RDATE.
/// </summary>
/// <param name="entry">The activity.</param>
/// <param name="address">Its page, in full.</param>
/// <param name="where">"The Willow Rooms, Bretton"; empty when not known.</param>
/// <param name="say">In whose language.</param>
/// <param name="now">When the file is made.</param>
internal sealed class ActivityCalendar(CatalogueEntry entry, string address, string where, IStringLocalizer say, DateTimeOffset now)
{
    // Other zones are written by the clock of the world, for so long: their rules would need their own zone's history.
    private static readonly NodaTime.Duration AheadElsewhere = NodaTime.Duration.FromTimeSpan(SessionSheet.Horizon);

    /// <summary>All of its dates; null when there are none to give.</summary>
    public string? Whole()
    {
        if (entry.Plan is not { } plan || !CompiledSchedule.TryCompile(plan, out var all, out _)) return null;
        if (plan.Zone != Schedule.DefaultZone)
        {
            var from = Instant.FromDateTimeOffset(now);
            return File(file => AddEach(file, all.Between(from, from + AheadElsewhere)));
        }

        if (all.Rule is null) return File(file => AddEach(file, all.Between(Instant.MinValue, Instant.MaxValue)));
        return CompiledSchedule.TryCompile(plan with { Also = [] }, out var repeating, out _)
            && CompiledSchedule.TryCompile(plan with { Also = [], Skip = [], Changes = [] }, out var rule, out _)
            && rule.Next(Instant.MinValue) is { } first
            ? File(file => AddSeries(file, plan, all, repeating, first))
            : null;
    }

    /// <summary>One session; null when there is no such session.</summary>
    public string? One(SessionId id) => entry.Plan is { } plan && CompiledSchedule.TryCompile(plan, out var all, out _)
        && all.Find(id) is { } session ? File(file => AddEach(file, [session])) : null;

    /// <summary>A session among others in somebody's own file.</summary>
    public void AddTo(CalendarLines file, Occurrence session, bool isWaiting) => Event(session, isWaiting: isWaiting).AddTo(file, now);

    private void AddSeries(CalendarLines file, Schedule plan, CompiledSchedule all, CompiledSchedule repeating, Occurrence first)
    {
        Event(first, entry.Id).AddTo(file, now, () =>
        {
            file.Add("RRULE", RepeatRule.Of(all.Rule!).ToString());
            foreach (var skipped in plan.Skip) file.At("EXDATE", skipped, plan.Zone);
        });
        foreach (var change in plan.Changes)
        {
            if (repeating.Find(change.Session) is not { } session) continue;
            Event(session, entry.Id).AddTo(file, now, () => file.At("RECURRENCE-ID", session.Id.ToLocal(), plan.Zone));
        }

        AddEach(file, plan.Also.Select(SessionId.FromLocal).Where(id => repeating.Find(id) is null).Select(all.Find).OfType<Occurrence>());
    }

    private void AddEach(CalendarLines file, IEnumerable<Occurrence> sessions)
    {
        foreach (var session in sessions) Event(session).AddTo(file, now);
    }

    private CalendarEvent Event(Occurrence session, string? series = null, bool isWaiting = false) =>
        new(entry, address, where, say) { Session = session, Series = series, IsWaiting = isWaiting };

    /// <summary>A whole file, with the clock of London in it.</summary>
    public static string File(Action<CalendarLines> fill)
    {
        var file = new CalendarLines();
        file.Add("BEGIN", "VCALENDAR");
        file.Add("VERSION", "2.0");
        file.Add("PRODID", "-//Hay//Hay//EN");
        file.Add("METHOD", "PUBLISH");
        LondonTime.AddTo(file);
        fill(file);
        file.Add("END", "VCALENDAR");
        return file.ToString();
    }
}
