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
    // RFC 7986 and what Outlook and Apple read besides: often enough for what is called off the day before.
    private const string LookAgain = "PT4H";
    // Other zones are written by the clock of the world, for so long: their rules would need their own zone's history.
    private static readonly NodaTime.Duration AheadElsewhere = NodaTime.Duration.FromTimeSpan(SessionSheet.Horizon);

    /// <summary>All of its dates; null when there are none to give.</summary>
    public string? Whole() => entry.Plan is not null && Dates() is not null ? File(AddAll, entry.Listing.Title) : null;

    /// <summary>One session; null when there is no such session.</summary>
    public string? One(SessionId id) => Dates()?.Find(id) is { } session ? File(file => AddEach(file, [session])) : null;

    /// <summary>All of its dates, among others.</summary>
    public void AddAll(CalendarLines file)
    {
        if (entry.Plan is not { } plan || Dates() is not { } all) return;
        if (plan.Zone != Schedule.DefaultZone)
        {
            var from = Instant.FromDateTimeOffset(now);
            AddEach(file, all.Between(from, from + AheadElsewhere));
        }
        else if (all.Rule is null)
        {
            AddEach(file, all.Between(Instant.MinValue, Instant.MaxValue));
        }
        else if (CompiledSchedule.TryCompile(plan with { Also = [] }, out var repeating, out _)
            && CompiledSchedule.TryCompile(plan with { Also = [], Skip = [], Changes = [] }, out var rule, out _)
            && rule.Next(Instant.MinValue) is { } first)
        {
            AddSeries(file, plan, all, repeating, first);
        }
    }

    /// <summary>Some of its sessions, among others.</summary>
    public void AddSome(CalendarLines file, IEnumerable<SessionId> sessions, Reason reason = Reason.Listed, DateTimeOffset? since = null)
    {
        if (Dates() is not { } all) return;
        foreach (var id in sessions)
        {
            if (all.Find(id) is { } session) AddTo(file, session, reason, since);
        }
    }

    /// <summary>A session among others in somebody's own file.</summary>
    public void AddTo(CalendarLines file, Occurrence session, Reason reason, DateTimeOffset? since) => (Event(session, reason: reason) with { Since = since }).AddTo(file);

    private CompiledSchedule? Dates() => entry.Plan is { } plan && CompiledSchedule.TryCompile(plan, out var all, out _) ? all : null;

    private void AddSeries(CalendarLines file, Schedule plan, CompiledSchedule all, CompiledSchedule repeating, Occurrence first)
    {
        Event(first, entry.Id).AddTo(file, () =>
        {
            file.Add("RRULE", RepeatRule.Of(all.Rule!).ToString());
            foreach (var skipped in plan.Skip) file.At("EXDATE", skipped, plan.Zone);
        });
        foreach (var change in plan.Changes)
        {
            if (repeating.Find(change.Session) is not { } session) continue;
            Event(session, entry.Id).AddTo(file, () => file.At("RECURRENCE-ID", session.Id.ToLocal(), plan.Zone));
        }

        AddEach(file, plan.Also.Select(SessionId.FromLocal).Where(id => repeating.Find(id) is null).Select(all.Find).OfType<Occurrence>());
    }

    private void AddEach(CalendarLines file, IEnumerable<Occurrence> sessions)
    {
        foreach (var session in sessions) Event(session).AddTo(file);
    }

    private CalendarEvent Event(Occurrence session, string? series = null, Reason reason = Reason.Listed) =>
        new(entry, address, where, say) { Session = session, Series = series, Reason = reason };

    /// <summary>A whole file, with the clock of London in it.</summary>
    /// <param name="fill">Adds the events.</param>
    /// <param name="name">What a calendar calls it that follows it; empty: a file to take once, into a calendar one has.</param>
    public static string File(Action<CalendarLines> fill, string name = "")
    {
        var file = new CalendarLines();
        file.Add("BEGIN", "VCALENDAR");
        file.Add("VERSION", "2.0");
        file.Add("PRODID", "-//Hay//Hay//EN");
        file.Add("METHOD", "PUBLISH");
        if (name.Length > 0)
        {
            file.Say("NAME", name);
            file.Say("X-WR-CALNAME", name);
            file.Add("REFRESH-INTERVAL;VALUE=DURATION", LookAgain);
            file.Add("X-PUBLISHED-TTL", LookAgain);
        }

        LondonTime.AddTo(file);
        fill(file);
        file.Add("END", "VCALENDAR");
        return file.ToString();
    }
}
