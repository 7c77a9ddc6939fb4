using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>
/// One cell of a table: what is shown, the same on the page and in files. There is no way to make one from an exact number of
/// people.
/// </summary>
internal readonly record struct InsightCell
{
    private InsightCell(string text, double? value = null, bool hasHidden = false) => (Text, Value, HasHidden) = (text, value, hasHidden);

    /// <summary>"Bretton", "15 + *", "7.5"; empty: not known.</summary>
    public string Text { get; }

    /// <summary>The number that is shown, for drawing; null: words, or too few to say.</summary>
    public double? Value { get; }

    /// <summary>A few more are hidden.</summary>
    public bool HasHidden { get; }

    public static InsightCell None => new("");

    public static InsightCell Of(string words) => new(words);

    public static InsightCell Of(ProtectedCount people) => Scaled(people, 1, "0");

    /// <summary>Per 1,000 residents, from the rounded number.</summary>
    public static InsightCell Rate(ProtectedCount people, int? residents) => residents is > 0 and var all ? Scaled(people, 1000.0 / all, "0.0") : None;

    /// <summary>A sum over some weeks, by week.</summary>
    public static InsightCell Mean(ProtectedCount sum, int weeks) => Scaled(sum, 1.0 / weeks, "0.0");

    /// <summary>Of what is shown of both; a part may be more than its whole, where they were counted apart.</summary>
    public static InsightCell Percent(ProtectedCount part, ProtectedCount whole) =>
        whole.Shown == 0 ? None : part is { Shown: 0, HasHidden: true } ? new("*", null, true) : Known(100.0 * part.Shown / whole.Shown, "0");

    /// <summary>Something that is not about people who use Hay: sessions, official statistics, scores.</summary>
    public static InsightCell Known(double? number, string format) => number is { } value ? new(Plain(value, format), value) : None;

    private static InsightCell Scaled(ProtectedCount people, double by, string format) => (people.Shown, people.HasHidden) switch
    {
        (0, false) => new("0", 0),
        (0, true) => new("*", null, true),
        // Somebody is never 0.0.
        var (shown, hidden) => new($"{Plain(shown * by, shown * by < 0.05 ? "0.0000" : format)}{(hidden ? " + *" : "")}", shown * by, hidden),
    };

    // No "-0.0".
    private static string Plain(double value, string format) => (Math.Round(value, 6) + 0.0).ToString(format, CultureInfo.InvariantCulture) is var text && text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text;
}
