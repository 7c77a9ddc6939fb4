using System.Globalization;

namespace Hay.Web.Wording;

/// <summary>Days and times as people here say them, by the clock in London.</summary>
public static class Times
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static DateTimeOffset InLondon(this DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, London);

    public static DateTimeOffset LondonNow(this TimeProvider clock) => clock.GetUtcNow().InLondon();

    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.InLondon().DateTime);

    /// <summary>The moment a day begins in London.</summary>
    public static DateTimeOffset Begins(this DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, London.GetUtcOffset(local));
    }

    /// <summary>"6.30pm", "noon".</summary>
    public static string Time(DateTimeOffset at)
    {
        var local = at.InLondon();
        if (local.Minute == 0 && local.Hour % 12 == 0) return local.Hour == 0 ? "midnight" : "noon";
        var hour = (local.Hour + 11) % 12 + 1;
        var half = local.Hour < 12 ? "am" : "pm";
        return local.Minute == 0 ? $"{hour}{half}" : $"{hour}.{local.Minute:00}{half}";
    }

    /// <summary>"6.30pm to 7.30pm".</summary>
    public static string Span(DateTimeOffset start, DateTimeOffset end) => $"{Time(start)} to {Time(end)}";

    /// <summary>"Today", "Tomorrow", "Tuesday 24 November".</summary>
    public static string Day(DateOnly day, DateOnly today) => Near(day, today) ?? Date(day, today);

    /// <summary>"Today", "Tomorrow", "Tue 24 Nov": for a narrow place.</summary>
    public static string ShortDay(DateOnly day, DateOnly today) => Near(day, today) ?? day.ToString("ddd d MMM", British);

    /// <summary>"Tuesday 24 November", with the year where it is not soon or just past.</summary>
    public static string Date(DateOnly day, DateOnly today) =>
        day.ToString(Math.Abs(day.DayNumber - today.DayNumber) < 300 ? "dddd d MMMM" : "dddd d MMMM yyyy", British);

    /// <summary>"December", with the year where it is not soon.</summary>
    public static string Month(DateOnly day, DateOnly today) =>
        day.ToString(Math.Abs(day.DayNumber - today.DayNumber) < 300 ? "MMMM" : "MMMM yyyy", British);

    /// <summary>"Today, Tuesday 24 November": where somebody decides.</summary>
    public static string FullDay(DateOnly day, DateOnly today) =>
        Near(day, today) is { } near ? $"{near}, {Date(day, today)}" : Date(day, today);

    /// <summary>"today", "yesterday", "12 days ago", "on 3 May".</summary>
    public static string Since(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        <= 45 and var days => $"{days} days ago",
        _ => $"on {day.ToString(day.Year == today.Year ? "d MMMM" : "d MMMM yyyy", British)}",
    };

    private static string? Near(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "Today",
        1 => "Tomorrow",
        _ => null,
    };
}
