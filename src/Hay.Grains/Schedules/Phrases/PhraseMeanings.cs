using System.Globalization;

namespace Hay.Grains;

/// <summary>What single words mean: weekdays, months, numbers.</summary>
internal static class PhraseMeanings
{
    private static readonly Dictionary<string, DayOfWeek> Weekdays = Named<DayOfWeek>(
        Enum.GetValues<DayOfWeek>().Select(static day => ($"{day}", day)),
        "mon tue tues wed weds thu thur thurs fri sat sun".Split(' '));

    private static readonly Dictionary<string, int> Months = Named(
        Enumerable.Range(1, 12).Select(static month => (DayWords.Month(month), month)),
        "jan feb mar apr jun jul aug sep sept oct nov dec".Split(' '));

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>“tuesday”, “tuesdays”, “tues”.</summary>
    public static DayOfWeek? Weekday(string word) =>
        Weekdays.TryGetValue(word, out var day) || Weekdays.TryGetValue(word.TrimEnd('s'), out day) ? day : null;

    /// <summary>“august”, “aug”: 1 to 12.</summary>
    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    /// <summary>“6”, “six”; “a” is one.</summary>
    public static int? Number(string word) =>
        word is "a" or "an" ? 1
        : Array.IndexOf(Numbers, word) is >= 0 and var named ? named
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>“second”, “2nd”: 1 to 31; “last” is -1.</summary>
    public static int? Ordinal(string word)
    {
        if (word == "last") return -1;
        for (var number = 1; number <= 31; number++)
        {
            if (word == DayWords.Ordinal(number) || word == DayWords.Nth(number)) return number;
        }

        return null;
    }

    /// <summary>“15”, “15th”: 1 to 31.</summary>
    public static int? DayOfMonth(string word) => char.IsAsciiDigit(word.FirstOrDefault()) && (Ordinal(word) ?? Number(word)) is >= 1 and <= 31 and var day ? day : null;

    /// <summary>Whole names, and for each short form the one with the same three letters at its head.</summary>
    private static Dictionary<string, T> Named<T>(IEnumerable<(string Name, T Value)> names, string[] shorts)
    {
        var known = names.ToDictionary(static each => each.Name.ToLowerInvariant(), static each => each.Value);
        foreach (var brief in shorts) known[brief] = known.First(each => each.Key.StartsWith(brief[..3], StringComparison.Ordinal)).Value;
        return known;
    }
}
