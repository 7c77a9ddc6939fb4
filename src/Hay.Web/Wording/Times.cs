using System.Globalization;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>Days and times as people say them, by the clock in London.</summary>
internal static class Times
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    // English says times in words of its own; other languages have a pattern under this key.
    private const string Clock = "h.mmtt";

    public static DateTimeOffset InLondon(this DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, London);

    public static DateTimeOffset LondonNow(this TimeProvider clock) => clock.GetUtcNow().InLondon();

    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.InLondon().DateTime);

    /// <summary>The moment a day begins in London.</summary>
    public static DateTimeOffset Begins(this DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, London.GetUtcOffset(local));
    }

    /// <summary>"6.30pm", "noon"; elsewhere as the clock shows it there.</summary>
    public static string Time(DateTimeOffset at, IStringLocalizer say)
    {
        var local = at.InLondon();
        if (say[Clock] is { ResourceNotFound: false } clock) return local.ToString(clock, Culture(say));
        if (local.Minute == 0 && local.Hour % 12 == 0) return local.Hour == 0 ? "midnight" : "noon";
        var hour = (local.Hour + 11) % 12 + 1;
        var half = local.Hour < 12 ? "am" : "pm";
        return local.Minute == 0 ? $"{hour}{half}" : $"{hour}.{local.Minute:00}{half}";
    }

    /// <summary>"6.30pm to 7.30pm".</summary>
    public static string Span(DateTimeOffset start, DateTimeOffset end, IStringLocalizer say) => say["{0} to {1}", Time(start, say), Time(end, say)];

    /// <summary>"Today", "Tomorrow", "Tuesday 24 November".</summary>
    public static string Day(DateOnly day, DateOnly today, IStringLocalizer say) => Near(day, today, say) ?? Date(day, today, say);

    /// <summary>"Today", "Tomorrow", "Tue 24 Nov": for a narrow place.</summary>
    public static string ShortDay(DateOnly day, DateOnly today, IStringLocalizer say) => Near(day, today, say) ?? Written(day, say["ddd d MMM"], say);

    /// <summary>"Tuesday 24 November", with the year where it is not soon or just past.</summary>
    public static string Date(DateOnly day, DateOnly today, IStringLocalizer say) =>
        Written(day, IsSoon(day, today) ? say["dddd d MMMM"] : say["dddd d MMMM yyyy"], say);

    /// <summary>"December", with the year where it is not soon.</summary>
    public static string Month(DateOnly day, DateOnly today, IStringLocalizer say) =>
        Written(day, IsSoon(day, today) ? "MMMM" : "MMMM yyyy", say);

    /// <summary>"Today, Tuesday 24 November": where somebody decides.</summary>
    public static string FullDay(DateOnly day, DateOnly today, IStringLocalizer say) =>
        Near(day, today, say) is { } near ? $"{near}{Plural.LanguageOf(say).Comma}{Date(day, today, say)}" : Date(day, today, say);

    /// <summary>"earlier today", "yesterday", "12 days ago", "on 3 May".</summary>
    public static string Since(DateOnly day, DateOnly today, IStringLocalizer say) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => say["earlier today"],
        1 => say["yesterday"],
        <= 45 and var days => say.Count(days, "1 day ago", "{0} days ago"),
        _ => say["on {0}", Written(day, day.Year == today.Year ? say["d MMMM"] : say["d MMMM yyyy"], say)],
    };

    private static bool IsSoon(DateOnly day, DateOnly today) => Math.Abs(day.DayNumber - today.DayNumber) < 300;

    // Each language has its own order, and its own names of days and months.
    private static string Written(DateOnly day, string pattern, IStringLocalizer say) => day.ToString(pattern, Culture(say));

    private static CultureInfo Culture(IStringLocalizer say) => Plural.LanguageOf(say).Culture;

    private static string? Near(DateOnly day, DateOnly today, IStringLocalizer say) => (day.DayNumber - today.DayNumber) switch
    {
        0 => say["Today"].Value,
        1 => say["Tomorrow"].Value,
        _ => null,
    };
}
