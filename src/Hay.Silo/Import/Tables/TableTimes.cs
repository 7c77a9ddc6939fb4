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
            Skip = [.. row.List("skip").Select(Skipped).OfType<DateTime>()],
        };

        // A date alone leaves out the session of that day.
        DateTime? Skipped(string text) => LocalTimes.DateTime(text) ?? LocalTimes.Date(text)?.ToDateTime(TimeOnly.FromDateTime(start));
    }

    /// <summary>What somebody typed for the times and cannot have meant; null when there is nothing wrong.</summary>
    public static string? Problem(TableRow row)
    {
        var text = row.Text("start");
        if (text.Length > 0 && LocalTimes.DateTime(text) is null) return $"its start \"{CleanText.Line(text, 40)}\" is not a date and time";
        return Of(row)?.Problems() is [var first, ..] ? CleanText.Line(first, 200) : null;
    }
}
