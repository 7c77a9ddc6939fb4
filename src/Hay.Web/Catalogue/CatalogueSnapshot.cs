using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>
/// Everything that may be shown, as it was at one moment. Immutable: ask one snapshot as often as a page needs, from any
/// number of threads.
/// </summary>
public sealed class CatalogueSnapshot
{
    private readonly ImmutableArray<CatalogueEntry> _entries;
    private readonly ImmutableDictionary<string, CatalogueEntry> _byId;
    private readonly ImmutableDictionary<string, OrganisationDetails> _organisations;
    private readonly ImmutableDictionary<string, SpaceView> _boards;

    private CatalogueSnapshot(
        long version,
        DateTimeOffset asOf,
        ImmutableArray<CatalogueEntry> entries,
        ImmutableDictionary<string, OrganisationDetails> organisations,
        ImmutableDictionary<string, SpaceView> boards)
    {
        Version = version;
        AsOf = asOf;
        _entries = entries;
        _byId = entries.ToImmutableDictionary(e => e.Id);
        _organisations = organisations;
        _boards = boards;
    }

    public static CatalogueSnapshot Empty { get; } = Of([], [], [], DateTimeOffset.UnixEpoch, 0);

    /// <summary>Grows with every change.</summary>
    public long Version { get; }

    /// <summary>What ended before this is not found.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>How many activities there are.</summary>
    public int Count => _entries.Length;

    /// <summary>All activities by id.</summary>
    public IEnumerable<CatalogueEntry> Entries => _entries;

    /// <summary>All organisations, in no order.</summary>
    public IEnumerable<KeyValuePair<string, OrganisationDetails>> Organisations => _organisations;

    /// <summary>A snapshot of just these, for tests and tools.</summary>
    public static CatalogueSnapshot Of(
        IEnumerable<CatalogueEntry> entries,
        IEnumerable<KeyValuePair<string, OrganisationDetails>> organisations,
        IEnumerable<KeyValuePair<string, SpaceView>> boards,
        DateTimeOffset asOf,
        long version = 1) => new(
            version, asOf, [.. entries.OrderBy(e => e.Id, StringComparer.Ordinal)],
            organisations.ToImmutableDictionary(), boards.ToImmutableDictionary());

    public CatalogueEntry? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    public OrganisationDetails? Organisation(string? id) => id is null ? null : _organisations.GetValueOrDefault(id);

    /// <summary>What hosts say in a space and what was done about what people said; empty where there is nothing.</summary>
    public SpaceView Board(string space) =>
        _boards.GetValueOrDefault(space) ?? new SpaceView { Notices = [], Answers = [] };

    /// <summary>What is shown in one space; empty for a space nobody has heard of.</summary>
    public SpaceShelf InSpace(string space) => new(this, space);

    public CatalogueResults Search(CatalogueQuery query) =>
        PlainSearch.Search(_entries, query, AsOf, DateOnly.FromDateTime(AsOf.UtcDateTime));
}
