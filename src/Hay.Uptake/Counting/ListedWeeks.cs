using System.Runtime.InteropServices;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>As what a listing counts, by numbers. Organisation: −1 where nobody runs it.</summary>
internal sealed record Listed(int Offer, int Category, int Organisation);

/// <summary>
/// Listings by numbers while they are counted: as what each counts in a week, and how often it was looked at in it. What a week counts as
/// stays when a listing becomes something else: what was done in it is not moved afterwards. Not safe for several threads.
/// </summary>
/// <param name="unsaid">As what listings count for which no fact says it.</param>
internal sealed class ListedWeeks(IReadOnlyDictionary<string, ListedAs> unsaid)
{
    private readonly Numbers<string> _listings = new();
    private readonly List<Listed?> _now = [];
    private readonly Dictionary<DateOnly, Row[]> _weeks = [];

    /// <summary>Where and as what things are offered.</summary>
    public Numbers<(string Space, string Category)> Offers { get; } = new();

    public Numbers<string> Categories { get; } = new();

    public Numbers<string> Organisations { get; } = new();

    public int NumberOf(string activity)
    {
        var number = _listings.Of(activity);
        if (number == _now.Count) _now.Add(unsaid.TryGetValue(activity, out var listedAs) ? Numbered(listedAs) : null);
        return number;
    }

    public string ActivityOf(int listing) => _listings[listing];

    /// <summary>A listing counts as something else from now on.</summary>
    public void List(int listing, ListedAs listedAs) => _now[listing] = Numbered(listedAs);

    /// <summary>As what a listing counts in a week: what it was at the first call for this week. Null: nobody knows.</summary>
    public Listed? In(int listing, DateOnly monday) => At(listing, monday).Listed ??= _now[listing];

    /// <summary>A listing was looked at, so many times.</summary>
    public void Look(int listing, DateOnly monday, int times) => At(listing, monday).Looks += times;

    /// <summary>Each listing that was looked at in a week, what it counts as then, and how often it was.</summary>
    public IEnumerable<(DateOnly Monday, int Listing, Listed Listed, int Times)> Looks() =>
        from week in _weeks
        from listing in Enumerable.Range(0, week.Value.Length)
        let row = week.Value[listing]
        where row is { Looks: > 0, Listed: not null }
        select (week.Key, listing, row.Listed, row.Looks);

    private ref Row At(int listing, DateOnly monday)
    {
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_weeks, monday, out _);
        if (rows is null || rows.Length <= listing) Array.Resize(ref rows, Math.Max(_now.Count, 2 * listing));
        return ref rows[listing];
    }

    private Listed Numbered(ListedAs listed) => new(
        Offers.Of((listed.Space, listed.Category)), Categories.Of(listed.Category), listed.Organisation.Length == 0 ? -1 : Organisations.Of(listed.Organisation));

    private record struct Row(Listed? Listed, int Looks);
}
