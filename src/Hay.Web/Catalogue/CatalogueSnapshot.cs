using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>
/// Everything that may be shown, as it was at one moment. Immutable: ask one snapshot as often as a page needs, from any
/// number of threads.
/// </summary>
public sealed partial class CatalogueSnapshot
{
    // A large segment, made now and then, and a small newer one that holds what changed since.
    private readonly SegmentView _settled;
    private readonly SegmentView _recent;
    private readonly ImmutableDictionary<string, OrganisationDetails> _organisations;
    private readonly ImmutableDictionary<string, SpaceView> _boards;

    internal CatalogueSnapshot(
        long version,
        DateTimeOffset asOf,
        SegmentView settled,
        SegmentView recent,
        ImmutableDictionary<string, OrganisationDetails> organisations,
        ImmutableDictionary<string, SpaceView> boards)
    {
        Version = version;
        AsOf = asOf;
        _settled = settled;
        _recent = recent;
        _organisations = organisations;
        _boards = boards;
    }

    public static CatalogueSnapshot Empty { get; } = Of([], [], [], DateTimeOffset.UnixEpoch, 0);

    /// <summary>Grows with every change, and each minute: what has ended leaves.</summary>
    public long Version { get; }

    /// <summary>What ended before this is not found.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>How many activities there are.</summary>
    public int Count => _settled.Count + _recent.Count;

    /// <summary>Whether any of our own is a demo.</summary>
    public bool HasInvented => _settled.Live.CountAnd(_settled.Segment.Invented) + _recent.Live.CountAnd(_recent.Segment.Invented) > 0;

    /// <summary>All activities of our own; those that are over too. By id, apart from what changed lately.</summary>
    public IEnumerable<CatalogueEntry> Entries => Everything.Where(e => e.IsOurs);

    /// <summary>The same, with what neighbours have: for what people here see, never for what leaves the site.</summary>
    internal IEnumerable<CatalogueEntry> Everything => EntriesOf(_settled).Concat(EntriesOf(_recent));

    /// <summary>All organisations, in no order.</summary>
    public IEnumerable<KeyValuePair<string, OrganisationDetails>> Organisations => _organisations;

    /// <summary>A snapshot of just these, for tests and tools.</summary>
    public static CatalogueSnapshot Of(
        IEnumerable<CatalogueEntry> entries,
        IEnumerable<KeyValuePair<string, OrganisationDetails>> organisations,
        IEnumerable<KeyValuePair<string, SpaceView>> boards,
        DateTimeOffset asOf,
        long version = 1) => new(
            version, asOf, Segment.Build([.. entries]), SegmentView.Empty,
            organisations.ToImmutableDictionary(), boards.ToImmutableDictionary());

    public CatalogueEntry? Find(string? id) => id is null ? null : _recent.Find(id) ?? _settled.Find(id);

    /// <summary>A listing that was taken off; null for one that is listed, or that there never was.</summary>
    public StoppedListing? Stopped(string? id) => id is null ? null : AllStopped.GetValueOrDefault(id);

    internal ImmutableDictionary<string, StoppedListing> AllStopped { get; init; } = ImmutableDictionary<string, StoppedListing>.Empty;

    public OrganisationDetails? Organisation(string? id) => id is null ? null : _organisations.GetValueOrDefault(id);

    /// <summary>When what an organisation says of itself last changed; null: nobody knows.</summary>
    public DateTimeOffset? OrganisationChanged(string id) => OrganisationChanges.TryGetValue(id, out var at) ? at : null;

    internal ImmutableDictionary<string, DateTimeOffset> OrganisationChanges { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What hosts say in a space and what was done about what people said; empty where there is nothing.</summary>
    public SpaceView Board(string space) =>
        _boards.GetValueOrDefault(space) ?? new SpaceView { Notices = [], Answers = [] };

    /// <summary>What is shown in one space; empty for a space nobody has heard of.</summary>
    /// <param name="space">Its slug.</param>
    /// <param name="oursAlone">Without what neighbours have: for what leaves the site.</param>
    public SpaceShelf InSpace(string space, bool oursAlone = false) => new(space, this, _settled, _recent, oursAlone);

    /// <summary>All activities of our own whose id comes after this one, by id: to walk through them while they change.</summary>
    /// <param name="id">Need not be that of an activity; empty: from the first.</param>
    public IEnumerable<CatalogueEntry> After(string id) => Following(id).Where(e => e.IsOurs);

    private IEnumerable<CatalogueEntry> Following(string id)
    {
        using var settled = EntriesOf(_settled, _settled.Segment.FirstAfter(id)).GetEnumerator();
        using var recent = EntriesOf(_recent, _recent.Segment.FirstAfter(id)).GetEnumerator();
        bool hasSettled = settled.MoveNext(), hasRecent = recent.MoveNext();
        while (hasSettled || hasRecent)
        {
            if (!hasRecent || (hasSettled && string.CompareOrdinal(settled.Current.Id, recent.Current.Id) < 0))
            {
                yield return settled.Current;
                hasSettled = settled.MoveNext();
            }
            else
            {
                yield return recent.Current;
                hasRecent = recent.MoveNext();
            }
        }
    }

    private static IEnumerable<CatalogueEntry> EntriesOf(SegmentView view, int first = 0)
    {
        for (var i = first; i < view.Segment.Count; i++)
        {
            if (view.Live[i]) yield return view.Entries[i];
        }
    }
}
