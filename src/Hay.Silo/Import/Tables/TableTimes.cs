using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>The columns start, end or minutes, rule and skip as a schedule.</summary>
internal static class TableTimes
{
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>Null when no start is given.</summary>
    public static Schedule? Of(TableRow row)
    {
        if (LocalTimes.DateTime(row.Text("start")) is not { } start) return null;
        var end = LocalTimes.DateTime(row.Text("end"));
        return new Schedule
        {
            Start = start,
            Duration = end > start ? end.Value - start : LocalTimes.Length(row.Text("minutes")) ?? OneHour,
            Rule = row.Text("rule") is { Length: > 0 } rule ? rule.Replace("RRULE:", "", StringComparison.OrdinalIgnoreCase) : null,
            Skip = [.. row.List("skip").Select(At).OfType<DateTime>()],
            Also = [.. row.List("also").Select(At).OfType<DateTime>()],
            Changes = [.. Changes(row, At)],
            Zone = row.Text("zone") is { Length: > 0 } zone ? zone : Schedule.DefaultZone,
        };

        // A date alone is the session of that day.
        DateTime? At(string text) => LocalTimes.DateTime(text) ?? LocalTimes.Date(text)?.ToDateTime(TimeOnly.FromDateTime(start));
    }

    private static IEnumerable<SessionChange> Changes(TableRow row, Func<string, DateTime?> at)
    {
        var cancelled = row.List("cancelled").Select(at).OfType<DateTime>().Select(SessionId.FromLocal).ToHashSet();
        foreach (var change in row.List("moved").Select(text => Moved(text, at)).OfType<SessionChange>().DistinctBy(c => c.Session))
        {
            yield return change with { Cancelled = cancelled.Remove(change.Session) };
        }

        foreach (var session in cancelled) yield return new SessionChange { Session = session, Cancelled = true };
    }

    // "2026-12-01 10:00 > 2026-12-02 11:00 + 90", as ListingCells.Moved writes it.
    private static SessionChange? Moved(string text, Func<string, DateTime?> at)
    {
        if (text.Split('>', '+') is not [var planned, var now, .. var length] || at(planned) is not { } from || at(now) is not { } to) return null;
        return new SessionChange { Session = SessionId.FromLocal(from), MovedTo = to == from ? null : to, Duration = length is [var minutes] ? LocalTimes.Length(minutes) : null };
    }

    /// <summary>What somebody typed for the times and cannot have meant; null when there is nothing wrong.</summary>
    public static string? Problem(TableRow row)
    {
        var text = row.Text("start");
        if (text.Length > 0 && LocalTimes.DateTime(text) is null) return $"its start \"{CleanText.Line(text, 40)}\" is not a date and time";
        return Of(row)?.Problems() is [var first, ..] ? CleanText.Line(first, 200) : null;
    }
}
