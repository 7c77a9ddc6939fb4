namespace Hay.Web.Catalogue;

/// <summary>
/// A segment as one snapshot sees it: its indexes, and beside them the little that changes without a new index, namely
/// bookings and which listings have left or moved to a newer segment. Immutable.
/// </summary>
internal sealed class SegmentView
{
    private SegmentView(
        Segment segment, Paged<CatalogueEntry> entries, Paged<bool> places, Paged<long> placesUntil, Bits live, Bits searchable, int count)
    {
        Segment = segment;
        Entries = entries;
        Places = places;
        PlacesUntil = placesUntil;
        Live = live;
        Searchable = searchable;
        Count = count;
    }

    public static SegmentView Empty { get; } = Segment.Build([]);

    public Segment Segment { get; }

    /// <summary>By listing.</summary>
    public Paged<CatalogueEntry> Entries { get; }

    /// <summary>By session number: whether there are places left.</summary>
    public Paged<bool> Places { get; }

    /// <summary>By listing: UTC ticks at which its last session with places left ends; that of the year 1 for none.</summary>
    public Paged<long> PlacesUntil { get; }

    /// <summary>The listings that are here and not in a newer segment.</summary>
    public Bits Live { get; }

    /// <summary>Those of them that a search may find.</summary>
    public Bits Searchable { get; }

    /// <summary>How many are <see cref="Live"/>.</summary>
    public int Count { get; }

    /// <summary>The listings of <paramref name="group"/> that a search may find.</summary>
    public Bits InGroup(Dictionary<string, int[]> groups, string group) =>
        Bits.Of(Segment.Count, groups.GetValueOrDefault(group, [])).And(Searchable);

    public CatalogueEntry? Find(string id) =>
        Segment.Find(id) is var listing and >= 0 && Live[listing] ? Entries[listing] : null;

    public static SegmentView Of(Segment segment, CatalogueEntry[] entries)
    {
        var places = new bool[segment.Sessions.Count];
        var until = new long[entries.Length];
        for (var i = 0; i < entries.Length; i++) until[i] = PlacesOf(entries[i], places.AsSpan(segment.Sessions.FirstOf(i)));
        return new(
            segment, Paged<CatalogueEntry>.Of(entries), Paged<bool>.Of(places), Paged<long>.Of(until),
            Bits.All(entries.Length), segment.Searchable, entries.Length);
    }

    public Editor Edit() => new(this);

    private static long PlacesOf(CatalogueEntry entry, Span<bool> places)
    {
        var slots = entry.Sheet.Slots;
        var until = 0L;
        for (var i = 0; i < slots.Length; i++)
        {
            places[i] = ListingFacets.HasPlace(entry.Listing, entry.Sheet.PlacesLeft(i));
            if (places[i] && !slots[i].Cancelled) until = Math.Max(until, slots[i].EndTicks);
        }

        return until;
    }

    /// <summary>Gathers changes for the next view of the same segment.</summary>
    public sealed class Editor(SegmentView from)
    {
        private readonly Paged<CatalogueEntry>.Editor _entries = from.Entries.Edit();
        private readonly Paged<bool>.Editor _places = from.Places.Edit();
        private readonly Paged<long>.Editor _until = from.PlacesUntil.Edit();
        private Bits? _live;
        private Bits? _searchable;
        private int _count = from.Count;

        public CatalogueEntry? Find(string id) =>
            from.Segment.Find(id) is var listing and >= 0 && (_live ?? from.Live)[listing] ? _entries[listing] : null;

        /// <summary>Puts an entry in the place of one that has the same index (<see cref="CatalogueEntry.SharesIndex"/>).</summary>
        public void Replace(CatalogueEntry entry)
        {
            var listing = from.Segment.Find(entry.Id);
            _entries[listing] = entry;
            Span<bool> places = stackalloc bool[entry.Sheet.Slots.Length];
            _until[listing] = PlacesOf(entry, places);
            for (var i = 0; i < places.Length; i++) _places[from.Segment.Sessions.FirstOf(listing) + i] = places[i];
        }

        public void Remove(string id)
        {
            if (from.Segment.Find(id) is not (var listing and >= 0) || !(_live ?? from.Live)[listing]) return;
            (_live ??= from.Live.Copy()).Remove(listing);
            (_searchable ??= from.Searchable.Copy()).Remove(listing);
            _count--;
        }

        public SegmentView Done() => new(
            from.Segment, _entries.Done(), _places.Done(), _until.Done(), _live ?? from.Live, _searchable ?? from.Searchable, _count);
    }
}
