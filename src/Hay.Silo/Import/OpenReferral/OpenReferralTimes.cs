using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>The timetable of a service; what no rule can hold, in words.</summary>
internal static class OpenReferralTimes
{
    private const int MostLines = 50;

    public static (Schedule? Schedule, string Note) Of(JsonElement service, JsonElement atLocation)
    {
        // Times at the place go before those of the service as a whole.
        var lines = Lines(atLocation).ToList();
        if (lines.Count == 0) lines = [.. Lines(service)];
        var (schedule, note) = Repeat.ToSchedule(lines.Select(Understand).OfType<Repeat>());
        var words = lines.SelectMany(l => new[] { l.Text("description"), l.Text("notes") }).Where(t => t.Length > 0).Distinct();
        return (schedule, string.Join(" ", words.Prepend(note).Where(t => t.Length > 0)));
    }

    private static IEnumerable<JsonElement> Lines(JsonElement element) =>
        element.Many("schedules", MostLines).Concat(element.Many("regular_schedules", MostLines)).Concat(element.Many("regular_schedule", MostLines));

    private static Repeat? Understand(JsonElement line)
    {
        if (LocalTimes.Time(line.Text("opens_at")) is not { } opens || LocalTimes.Time(line.Text("closes_at")) is not { } closes || closes <= opens) return null;
        var days = Repeat.DaysOf(line.Text("byday", "weekday"));
        var frequency = line.Text("freq").ToUpperInvariant();
        var monthDays = line.Text("bymonthday").Split(',').Select(d => int.TryParse(d.Trim(), out var day) ? day : 0).Where(d => d != 0);
        // A weekly line without a day says opening hours of nobody knows which days.
        if (frequency is "" or "WEEKLY" && days.IsEmpty) return null;
        return new Repeat
        {
            At = opens,
            Length = closes - opens,
            Frequency = frequency.Length == 0 ? "WEEKLY" : frequency,
            Interval = line.Whole("interval") is { } interval and > 0 ? interval : 1,
            Days = days,
            MonthDays = frequency == "MONTHLY" ? [.. monthDays] : [],
            From = LocalTimes.Date(line.Text("valid_from", "dtstart")),
            Until = LocalTimes.Date(line.Text("valid_to", "until")),
            Count = line.Whole("count"),
        };
    }
}
