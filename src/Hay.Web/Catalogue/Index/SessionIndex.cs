namespace Hay.Web.Catalogue;

/// <summary>What is asked of a session; all of it must hold for one and the same. Moments: UTC ticks.</summary>
internal readonly record struct SessionCondition(long From, long To, long AsOf, PartOfDay Parts, bool PlacesLeft)
{
    public static SessionCondition Of(CatalogueQuery query, DateTimeOffset asOf) => new(
        query.From?.UtcTicks ?? long.MinValue, query.To?.UtcTicks ?? long.MaxValue, asOf.UtcTicks, query.Parts,
        (query.Facets & Facet.PlacesLeft) != 0);

    /// <summary>Whether anything is asked that an activity without dates cannot fulfil.</summary>
    public bool IsAsked => From != long.MinValue || To != long.MaxValue || Parts != PartOfDay.Any || PlacesLeft;
}

/// <summary>
/// All sessions of a segment twice: by listing (a session's number; those of listing n are
/// <see cref="FirstOf"/>(n) to <see cref="FirstOf"/>(n + 1) - 1) and by time, then listing (its position).
/// </summary>
internal sealed class SessionIndex
{
    private const byte Cancelled = 8;

    private readonly int[] _firsts;
    private readonly int[] _positions;
    private readonly int[] _listings;
    private readonly int[] _numbers;
    // By position. What is looked at together lies together: a search waits for memory more than for anything else.
    private readonly (long Start, int Length, byte Kind)[] _times;

    public SessionIndex(ReadOnlySpan<CatalogueEntry> entries)
    {
        _firsts = new int[entries.Length + 1];
        for (var i = 0; i < entries.Length; i++) _firsts[i + 1] = _firsts[i] + entries[i].Sheet.Slots.Length;
        var count = _firsts[^1];
        var starts = new long[count];
        _numbers = new int[count];
        for (var i = 0; i < entries.Length; i++)
        {
            var slots = entries[i].Sheet.Slots;
            for (var k = 0; k < slots.Length; k++)
            {
                starts[_firsts[i] + k] = slots[k].StartTicks;
                _numbers[_firsts[i] + k] = _firsts[i] + k;
            }
        }

        SortByTime(starts, _numbers);
        _positions = new int[count];
        _listings = new int[count];
        _times = new (long, int, byte)[count];
        for (var position = 0; position < count; position++) _positions[_numbers[position]] = position;
        for (var i = 0; i < entries.Length; i++)
        {
            var slots = entries[i].Sheet.Slots;
            for (var k = 0; k < slots.Length; k++)
            {
                var position = _positions[_firsts[i] + k];
                _listings[position] = i;
                _times[position] = (slots[k].StartTicks, slots[k].Length, (byte)((int)slots[k].Part | (slots[k].Cancelled ? Cancelled : 0)));
            }
        }
    }

    /// <summary>How many sessions there are.</summary>
    public int Count => _times.Length;

    /// <summary>The number of a listing's first session; that of the next listing's where it has none.</summary>
    public int FirstOf(int listing) => _firsts[listing];

    public int ListingAt(int position) => _listings[position];

    public int NumberAt(int position) => _numbers[position];

    public long StartAt(int position) => _times[position].Start;

    public int PositionOf(int number) => _positions[number];

    /// <summary>The positions from the first session in [from, to) to after the last.</summary>
    public (int First, int End) Range(long from, long to) => (from == long.MinValue ? 0 : FirstAtOrAfter(from), to == long.MaxValue ? Count : FirstAtOrAfter(to));

    /// <summary>Whether the session at a position in the range of <paramref name="asked"/> fits, but for its places.</summary>
    public bool Fits(int position, in SessionCondition asked)
    {
        var kind = _times[position].Kind;
        return (kind & Cancelled) == 0
            && (asked.Parts == PartOfDay.Any || (kind & (int)asked.Parts) != 0)
            && !HasEnded(position, asked.AsOf);
    }

    public bool HasEnded(int position, long asOf) =>
        _times[position].Start + (_times[position].Length * TimeSpan.TicksPerSecond) <= asOf;

    private int FirstAtOrAfter(long ticks)
    {
        var (low, high) = (0, _times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_times[middle].Start < ticks) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // Many sessions share a start: among those, listing by listing.
    private static void SortByTime(long[] starts, int[] numbers)
    {
        Array.Sort(starts, numbers);
        for (var first = 0; first < starts.Length;)
        {
            var end = first + 1;
            while (end < starts.Length && starts[end] == starts[first]) end++;
            Array.Sort(numbers, first, end - first);
            first = end;
        }
    }
}
