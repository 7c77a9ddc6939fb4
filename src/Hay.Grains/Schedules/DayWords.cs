using System.Globalization;

namespace Hay.Grains;

/// <summary>Days and times as people say them; English, whatever the machine speaks.</summary>
internal static class DayWords
{
    private static readonly string[] Numbers =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>“6.30pm”, “10am”, “noon”, “midnight”.</summary>
    public static string Time(TimeSpan at)
    {
        if (at == TimeSpan.FromHours(12)) return "noon";
        if (at == TimeSpan.Zero) return "midnight";
        var hour = (at.Hours + 11) % 12 + 1;
        var minutes = at.Minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{at.Minutes:00}");
        return $"{hour}{minutes}{(at.Hours < 12 ? "am" : "pm")}";
    }

    /// <summary>“18 December”, with the year when it is not this one.</summary>
    public static string Date(DateOnly date, DateOnly today) =>
        $"{date.Day} {Month(date.Month)}{(date.Year == today.Year ? "" : $" {date.Year}")}";

    /// <summary>“Tuesday 24 November”, with the year when it is not this one.</summary>
    public static string Weekday(DateOnly date, DateOnly today) => $"{date.DayOfWeek} {Date(date, today)}";

    /// <summary>“Today”, “Tomorrow” or <see cref="Weekday"/>.</summary>
    public static string Near(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "Today",
        1 => "Tomorrow",
        _ => Weekday(date, today),
    };

    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    /// <summary>“second”, and past the twelfth “13th”.</summary>
    public static string Nth(int number) => number <= Numbers.Length ? Numbers[number - 1] : Ordinal(number);

    /// <summary>“2nd”.</summary>
    public static string Ordinal(int number) => number + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    /// <summary>“one”, “one and two”, “one, two and three”.</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {last} {items[^1]}";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
