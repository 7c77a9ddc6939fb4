using System.Collections.Immutable;

namespace Hay.Web.Catalogue;

/// <summary>What a space shows, taken from one snapshot.</summary>
public sealed class SpaceShelf
{
    private readonly CatalogueSnapshot _snapshot;
    private readonly SegmentView _settled;
    private readonly SegmentView _recent;
    private readonly Bits _settledHere;
    private readonly Bits _recentHere;

    internal SpaceShelf(string space, CatalogueSnapshot snapshot, SegmentView settled, SegmentView recent, bool oursAlone)
    {
        _snapshot = snapshot;
        _settled = settled;
        _recent = recent;
        _settledHere = settled.InGroup(settled.Segment.Spaces, space);
        _recentHere = recent.InGroup(recent.Segment.Spaces, space);
        if (!oursAlone) return;
        _settledHere.And(settled.Segment.Ours);
        _recentHere.And(recent.Segment.Ours);
    }

    /// <summary>How many activities can be found here.</summary>
    public int Count => _settledHere.Count() + _recentHere.Count();

    /// <summary>How many activities of each category can be found here; categories without any are left out.</summary>
    public ImmutableDictionary<string, int> Categories()
    {
        var counts = new Dictionary<string, int>();
        foreach (var (view, here) in Parts())
        {
            foreach (var listing in here)
            {
                var category = view.Segment.CategoryNames[view.Segment.CategoryOf[listing]];
                counts[category] = counts.GetValueOrDefault(category) + 1;
            }
        }

        return counts.ToImmutableDictionary();
    }

    /// <summary>
    /// Every session that starts on this day of its own local calendar and has not ended, in time order, those of listings
    /// that sink last; cancelled ones too.
    /// </summary>
    public ImmutableArray<CatalogueHit> Day(DateOnly day)
    {
        // The local day begins and ends somewhere within these, whatever the zone.
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).UtcTicks;
        var found = new List<(long Start, string Id, CatalogueEntry Entry, int Session)>();
        foreach (var (view, here) in Parts())
        {
            var sessions = view.Segment.Sessions;
            var (first, end) = sessions.Range(noon - (27 * TimeSpan.TicksPerHour), noon + (27 * TimeSpan.TicksPerHour));
            for (var position = first; position < end; position++)
            {
                var listing = sessions.ListingAt(position);
                if (!here[listing] || sessions.HasEnded(position, _snapshot.AsOf.UtcTicks)) continue;
                var entry = view.Entries[listing];
                var session = sessions.NumberAt(position) - sessions.FirstOf(listing);
                if (entry.Sheet.Slots[session].LocalTicks / TimeSpan.TicksPerDay == day.DayNumber)
                {
                    found.Add((sessions.StartAt(position), entry.Id, entry, session));
                }
            }
        }

        found.Sort((a, b) => a.Entry.IsSinking != b.Entry.IsSinking ? a.Entry.IsSinking.CompareTo(b.Entry.IsSinking) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Id, b.Id));
        return [.. found.Select(f => new CatalogueHit(f.Entry, f.Session, null))];
    }

    /// <summary>The activities listed last, the newest first, those that sink after the others; at most 100.</summary>
    public ImmutableArray<CatalogueEntry> Newest(int take)
    {
        var first = Newest(Math.Clamp(take, 0, 100), isSinking: false);
        return [.. first, .. Newest(Math.Clamp(take, 0, 100) - first.Length, isSinking: true)];
    }

    private CatalogueEntry[] Newest(int take, bool isSinking)
    {
        var newest = new PriorityQueue<CatalogueEntry, (long Listed, string Id)>(Comparer<(long Listed, string Id)>.Create((a, b) =>
            a.Listed != b.Listed ? a.Listed.CompareTo(b.Listed) : string.CompareOrdinal(b.Id, a.Id)));
        foreach (var (view, here) in Parts())
        {
            foreach (var listing in here)
            {
                if (view.Segment.Sinking[listing] != isSinking) continue;
                var listed = view.Segment.Listed[listing];
                if (newest.Count == take && (take == 0 || (newest.TryPeek(out _, out var oldest) && listed < oldest.Listed))) continue;
                newest.Enqueue(view.Entries[listing], (listed, view.Entries[listing].Id));
                if (newest.Count > take) newest.Dequeue();
            }
        }

        var found = new CatalogueEntry[newest.Count];
        for (var i = found.Length - 1; i >= 0; i--) found[i] = newest.Dequeue();
        return found;
    }

    private (SegmentView View, Bits Here)[] Parts() => [(_settled, _settledHere), (_recent, _recentHere)];
}
