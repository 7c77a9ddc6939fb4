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
        var key = DemandTerms.KeyOf(words);
        if (Themes.FirstOrDefault(t => t.Keys.Contains(key)) is { } known) return this with { Themes = Themes.Replace(known, known.Add(key, today)) };
        return Themes.Length >= Most ? this : this with { Themes = Themes.Add(new WishTheme(key, words, [key], []).Add(key, today)) };
    }

    /// <summary>Null: fewer than two of them wait, or the name is none.</summary>
    public Wishes? Join(ImmutableArray<string> ids, string name)
    {
        var joined = Themes.Where(t => ids.Contains(t.Id)).ToImmutableArray();
        if (joined.Length < 2 || string.IsNullOrWhiteSpace(name) || name.Length > LongestName) return null;
        var theme = new WishTheme(joined[0].Id, name, [.. joined.SelectMany(t => t.Keys)], [.. joined.SelectMany(t => t.Months).OrderByDescending(m => m.Month)]);
        return this with { Themes = [.. Themes.Except(joined), theme] };
    }

    public Wishes Settle(string id) => Themes.Any(t => t.Id == id) ? this with { Themes = Themes.RemoveAll(t => t.Id == id) } : this;

    // A joined wish is the sum of its parts as they are shown: whoever joins another one to it learns nothing that was hidden.
    public ImmutableArray<Wish> View() =>
    [
        .. Themes.OrderByDescending(t => t.Months[0].Month).ThenBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new Wish(t.Id, t.Name, [.. t.Months.GroupBy(m => m.Month).Select(month => new WishMonth(month.Key, month.Aggregate(default(ProtectedCount), (sum, part) => sum + ProtectedCount.Of(part.Times))))])),
    ];

}

/// <summary>Wishes that count as one. Id: the key of the first. Months: the latest first, at least one.</summary>
internal sealed record WishTheme(string Id, string Name, ImmutableArray<string> Keys, ImmutableArray<WishTimes> Months)
{
    public WishTheme Add(string key, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var times = Months.FirstOrDefault(m => m.Month == month && m.Key == key)?.Times ?? 0;
        var others = Months.Where(m => m.Month > month.AddMonths(-Wishes.MostMonths) && (m.Month != month || m.Key != key));
        return this with { Months = [new WishTimes(month, key, Math.Min(times + 1, Wishes.MostTimes)), .. others] };
    }
}

/// <summary>How often one of the joined wishes was said in a month.</summary>
internal sealed record WishTimes(DateOnly Month, string Key, int Times);
