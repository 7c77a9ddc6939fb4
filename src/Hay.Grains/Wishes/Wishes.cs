using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>What people of a space would like, as stored, and its rules. Exact counts are for this file alone.</summary>
internal sealed record Wishes
{
    /// <summary>Most that wait for an answer. The next one is passed over, none is lost.</summary>
    public const int Most = 300;
    public const int MostMonths = 24;
    /// <summary>Most that one is counted in a month: it bounds what a flood can write.</summary>
    public const int MostTimes = 10_000;
    public const int LongestName = 120;

    public ImmutableArray<WishTheme> Themes { get; init; } = [];

    /// <param name="words">As <see cref="DemandTerms"/> makes them.</param>
    /// <param name="today">The day in the space.</param>
    public Wishes Wish(string words, DateOnly today)
    {
        if (words.Length == 0 || DemandTerms.Of(words) != words) return this;
        var key = KeyOf(words);
        if (Themes.FirstOrDefault(t => t.Keys.Contains(key)) is { } known) return this with { Themes = Themes.Replace(known, known.Add(today)) };
        return Themes.Length >= Most ? this : this with { Themes = Themes.Add(new WishTheme(key, words, [key], []).Add(today)) };
    }

    /// <summary>Null: fewer than two of them wait, or the name is none.</summary>
    public Wishes? Join(ImmutableArray<string> ids, string name)
    {
        var joined = Themes.Where(t => ids.Contains(t.Id)).ToImmutableArray();
        if (joined.Length < 2 || string.IsNullOrWhiteSpace(name) || name.Length > LongestName) return null;
        var months = joined.SelectMany(t => t.Months).GroupBy(m => m.Month).Select(m => new WishTimes(m.Key, m.Sum(one => one.Times))).OrderByDescending(m => m.Month);
        var theme = new WishTheme(joined[0].Id, name, [.. joined.SelectMany(t => t.Keys)], [.. months.Take(MostMonths)]);
        return this with { Themes = [.. Themes.Except(joined), theme] };
    }

    public Wishes Settle(string id) => Themes.Any(t => t.Id == id) ? this with { Themes = Themes.RemoveAll(t => t.Id == id) } : this;

    public ImmutableArray<Wish> View() =>
    [
        .. Themes.OrderByDescending(t => t.Months[0].Month).ThenBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new Wish(t.Id, t.Name, [.. t.Months.Select(m => new WishMonth(m.Month, ProtectedCount.Of(m.Times)))])),
    ];

    /// <summary>"evening yoga" and "yoga evenings" are the same wish.</summary>
    public static string KeyOf(string words) => string.Join('-', words.Split(' ').Select(Single).Distinct().Order(StringComparer.Ordinal));

    private static string Single(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}

/// <summary>Wishes that count as one. Id: the key of the first. Months: the latest first, at least one.</summary>
internal sealed record WishTheme(string Id, string Name, ImmutableArray<string> Keys, ImmutableArray<WishTimes> Months)
{
    public WishTheme Add(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var times = Months.FirstOrDefault(m => m.Month == month)?.Times ?? 0;
        return this with { Months = [new WishTimes(month, Math.Min(times + 1, Wishes.MostTimes)), .. Months.Where(m => m.Month != month).Take(Wishes.MostMonths - 1)] };
    }
}

internal sealed record WishTimes(DateOnly Month, int Times);
