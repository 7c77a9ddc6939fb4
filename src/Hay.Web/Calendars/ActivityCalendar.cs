using Hay.Grains;
using Hay.Web.Catalogue;
using NodaTime;

namespace Hay.Web.Calendars;

/// <summary>
/// An activity as an iCalendar file (RFC 5545): the rule itself, so that a calendar keeps showing it, with what was
/// cancelled or moved; or one session alone. Single dates are events of their own, because many calendars pass over RDATE.
/// </summary>
/// <param name="entry">The activity.</param>
/// <param name="address">Its page, in full.</param>
/// <param name="where">"The Willow Rooms, Bretton"; empty when not known.</param>
/// <param name="now">When the file is made.</param>
internal sealed class ActivityCalendar(CatalogueEntry entry, string address, string where, DateTimeOffset now)
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

    private void AddSeries(CalendarLines file, Schedule plan, CompiledSchedule all, CompiledSchedule repeating, Occurrence first)
    {
        AddEvent(file, entry.Id, first, () =>
        {
            file.Add("RRULE", RepeatRule.Of(all.Rule!).ToString());
            foreach (var skipped in plan.Skip) file.At("EXDATE", skipped, plan.Zone);
        });
        foreach (var change in plan.Changes)
        {
            if (repeating.Find(change.Session) is not { } session) continue;
            AddEvent(file, entry.Id, session, () => file.At("RECURRENCE-ID", session.Id.ToLocal(), plan.Zone));
        }

        AddEach(file, plan.Also.Select(SessionId.FromLocal).Where(id => repeating.Find(id) is null).Select(all.Find).OfType<Occurrence>());
    }

    private void AddEach(CalendarLines file, IEnumerable<Occurrence> sessions)
    {
        foreach (var session in sessions) AddEvent(file, $"{entry.Id}-{session.Id}", session, () => { });
    }

    private static string File(Action<CalendarLines> fill)
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

    private void AddEvent(CalendarLines file, string name, Occurrence session, Action addRule)
    {
        var listing = entry.Listing;
        file.Add("BEGIN", "VEVENT");
        file.Add("UID", $"{name}@hay");
        file.At("DTSTAMP", now);
        file.Add("SEQUENCE", $"{Math.Min(entry.Revision, int.MaxValue)}");
        if (entry.Plan!.Zone == Schedule.DefaultZone) file.At("DTSTART", session.LocalStart, Schedule.DefaultZone);
        else file.At("DTSTART", session.Start);
        file.Add("DURATION", $"PT{(int)(session.End - session.Start).TotalMinutes}M");
        addRule();
        file.Say(InLanguage("SUMMARY"), listing.Title);
        file.Say(InLanguage("DESCRIPTION"), $"{NoteOf(session)}\n{listing.Summary}\n{Invented}\n{address}".Replace("\n\n", "\n", StringComparison.Ordinal));
        file.Say("LOCATION", where);
        if (listing.Venue is { Lat: { } lat, Lon: { } lon }) file.Add("GEO", FormattableString.Invariant($"{lat:0.######};{lon:0.######}"));
        file.Add("URL", address);
        file.Add("STATUS", session.Cancelled ? "CANCELLED" : "CONFIRMED");
        file.Add("END", "VEVENT");
    }

    private string Invented => entry.Listing.Demo ? "(This group is invented. Please do not set off.)" : "";

    private string InLanguage(string name) => entry.Listing.WrittenIn is { Length: > 0 } tag ? $"{name};LANGUAGE={tag}" : name;

    private string? NoteOf(Occurrence session) => entry.Plan!.Changes.FirstOrDefault(c => c.Session == session.Id)?.Note;
}
