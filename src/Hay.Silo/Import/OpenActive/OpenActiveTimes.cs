using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenActive;

/// <summary>When an opportunity happens: its dated sessions, else its timetable, else its own dates.</summary>
internal static class OpenActiveTimes
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    public static (Schedule? Schedule, string Note) Of(JsonElement opportunity, ImmutableArray<DatedSession> sessions)
    {
        var length = LocalTimes.Length(opportunity.Text("duration"));
        var dated = sessions.Concat(opportunity.Many("subEvent").Where(s => s.ValueKind == JsonValueKind.Object).Select(s => Session(s, length)).OfType<DatedSession>()).ToList();
        // A timetable of one day repeats nothing.
        var timetable = opportunity.Many("eventSchedule", 50).Where(s => s.ValueKind == JsonValueKind.Object).ToLookup(IsOnce);
        if (dated.Count == 0) dated = [.. timetable[true].Select(s => Once(s, length)).OfType<DatedSession>()];
        var (byRule, note) = Repeat.ToSchedule(timetable[false].Select(s => Line(s, length)).OfType<Repeat>());
        // A feed has the dates of some weeks: where a rule gives just these, it goes on after them.
        if (byRule is not null && note.Length == 0 && DatedSchedule.By(byRule, dated) is { } both) return (both, "");
        if (DatedSchedule.Of(dated) is { } byDate) return (byDate, "");
        if (byRule is not null) return (byRule, note);
        return Session(opportunity) is { } once ? (DatedSchedule.Of([once]), "") : (null, "");
    }

    public static bool IsCancelled(JsonElement opportunity) =>
        opportunity.Text("eventStatus") is var status
        && (status.EndsWith("EventCancelled", StringComparison.Ordinal) || status.EndsWith("EventPostponed", StringComparison.Ordinal));

    public static DatedSession? Session(JsonElement session) => Session(session, null);

    private static DatedSession? Session(JsonElement session, TimeSpan? usual)
    {
        var text = session.Text("startDate");
        if (LocalTimes.DateTime(text) is { } start)
        {
            var until = LocalTimes.DateTime(session.Text("endDate"));
            var length = until > start && until - start <= TimeSpan.FromDays(7) ? until - start : LocalTimes.Length(session.Text("duration")) ?? usual;
            return new DatedSession(start, length ?? OneHour, IsCancelled(session));
        }

        // Whole days: from the first to the last of them.
        if (LocalTimes.Date(text) is not { } day) return null;
        var last = LocalTimes.Date(session.Text("endDate")) ?? day;
        var days = Math.Clamp(last.DayNumber - day.DayNumber + 1, 1, 7);
        return new DatedSession(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromDays(days), IsCancelled(session));
    }

    private static bool IsOnce(JsonElement line) => !line.Has("repeatFrequency", "frequency", "byDay") && line.Text("startDate") is { Length: > 0 } day && day == line.Text("endDate");

    private static DatedSession? Once(JsonElement line, TimeSpan? usual) =>
        LocalTimes.Date(line.Text("startDate")) is { } day && LocalTimes.Time(line.Text("startTime")) is { } start
            ? new DatedSession(day.ToDateTime(start), LocalTimes.Length(line.Text("duration")) ?? usual ?? OneHour, Cancelled: false)
            : null;

    private static Repeat? Line(JsonElement line, TimeSpan? usual)
    {
        if (LocalTimes.Time(line.Text("startTime")) is not { } start) return null;
        var end = LocalTimes.Time(line.Text("endTime"));
        var (frequency, interval) = Often(line.Text("repeatFrequency", "frequency"));
        var days = Repeat.DaysOf(string.Join(',', line.Texts("byDay")));
        if (frequency == "WEEKLY" && days.IsEmpty && !line.Has("startDate")) return null;
        return new Repeat
        {
            At = start,
            Length = end > start ? end.Value - start : LocalTimes.Length(line.Text("duration")) ?? usual ?? OneHour,
            Frequency = frequency,
            Interval = interval,
            Days = days,
            Months = [.. line.Many("byMonth", 12).Select(m => int.TryParse(m.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0).Where(m => m is >= 1 and <= 12)],
            MonthDays = [.. line.Many("byMonthDay", 31).Select(d => int.TryParse(d.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) ? day : 0).Where(d => d != 0)],
            From = LocalTimes.Date(line.Text("startDate")),
            Until = LocalTimes.Date(line.Text("endDate")),
            Count = line.Whole("repeatCount") is { } count and > 0 ? count : null,
            Except = [.. line.Texts("exceptDate").Select(LocalTimes.Date).OfType<DateOnly>()],
        };
    }

    // ISO 8601 periods of one unit: P1W, P14D, P1M; "Weekly" in feeds of before the standard. Nothing said is weekly.
    private static (string Frequency, int Interval) Often(string period)
    {
        if (period.Length < 3 || period[0] != 'P' || !int.TryParse(period[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 1000)
        {
            return period.ToUpperInvariant() switch
            {
                "DAILY" => ("DAILY", 1),
                "MONTHLY" => ("MONTHLY", 1),
                "FORTNIGHTLY" => ("WEEKLY", 2),
                _ => ("WEEKLY", 1),
            };
        }

        return period[^1] switch
        {
            'D' when count % 7 == 0 => ("WEEKLY", count / 7),
            'D' => ("DAILY", count),
            'M' => ("MONTHLY", count),
            'Y' => ("YEARLY", count),
            _ => ("WEEKLY", count),
        };
    }
}
