using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Desk;

/// <summary>
/// What waits for whom: every activity and organisation as those see it who look after them, kept current from the change
/// feed beside the catalogue. For lists alone; whoever opens one record asks its grain.
/// </summary>
internal sealed class DeskBook
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private ImmutableDictionary<string, DeskItem> _items = ImmutableDictionary<string, DeskItem>.Empty;
    private ImmutableDictionary<string, DeskOrganisation> _organisations = ImmutableDictionary<string, DeskOrganisation>.Empty;
    private ImmutableDictionary<string, ImmutableArray<Nomination>> _nominations = ImmutableDictionary<string, ImmutableArray<Nomination>>.Empty;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<DeskItem> Items => _items.Values;

    public DeskItem? Find(string activity) => _items.GetValueOrDefault(activity);

    public DeskOrganisation? Organisation(string id) => _organisations.GetValueOrDefault(id);

    public IEnumerable<DeskOrganisation> Organisations => _organisations.Values;

    /// <summary>Of one organisation, by title.</summary>
    public IEnumerable<DeskItem> Of(string organisation) =>
        _items.Values.Where(i => i.Organisation == organisation).OrderBy(i => i.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(i => i.Id, StringComparer.Ordinal);

    /// <summary>Ids of all that say they follow a feed.</summary>
    public IEnumerable<string> Following(string feed) => _items.Values.Where(i => i.Feed == feed).Select(i => i.Id);

    /// <summary>Drafts that wait for the hosts of a space, the oldest first.</summary>
    public IEnumerable<DeskItem> Waiting(string space) =>
        _items.Values.Where(i => i.Space == space && i.Stage == DraftStage.Waiting).OrderBy(i => i.Since).ThenBy(i => i.Id, StringComparer.Ordinal);

    /// <summary>Listings of a space that people say something is wrong with.</summary>
    public IEnumerable<DeskItem> Reported(string space) =>
        _items.Values.Where(i => i.ListedSpace == space && i.Reports > 0).OrderByDescending(i => i.Reports).ThenBy(i => i.Id, StringComparer.Ordinal);

    public IEnumerable<DeskItem> Paused(string space) =>
        _items.Values.Where(i => i.ListedSpace == space && i.Paused is not null).OrderBy(i => i.Paused!.At);

    public IEnumerable<DeskOrganisation> Claimed(string space) =>
        _organisations.Values.Where(o => o.Details.Space == space && o.Claims > 0).OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>Groups of a space that say something else of themselves than when a host last looked.</summary>
    public IEnumerable<DeskOrganisation> Reworded(string space) =>
        _organisations.Values.Where(o => o.Details.Space == space && o.AsRead is not null).OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>Groups that somebody told the hosts of a space about, the oldest first.</summary>
    public ImmutableArray<Nomination> Nominations(string space) => _nominations.GetValueOrDefault(space, []);

    /// <summary>How many things wait for the hosts of a space.</summary>
    public int WaitingIn(string space) => Waiting(space).Count() + Reported(space).Count() + Claimed(space).Count() + Reworded(space).Count() + Nominations(space).Length;

    /// <summary>
    /// Completes when the desk shows this write, so that whoever made it finds it in the next list; after a second at the
    /// latest, for the feed may be behind.
    /// </summary>
    public async Task Shows(string activity, long revision, CancellationToken ct)
    {
        // A draft that was thrown away and never listed leaves the desk.
        var isLeaving = Find(activity) is not null;
        for (var tries = 0; tries < 50 && (Find(activity) is { } item ? item.Revision < revision : !isLeaving); tries++) await Task.Delay(Look, ct);
    }

    /// <summary>Takes in what changed. One thread at a time.</summary>
    public void Take(CatalogueChanges changes)
    {
        if (changes.Activities.Count > 0) _items = Next(_items, changes.Activities, DeskItem.Of);
        if (changes.Organisations.Count > 0) _organisations = Next(_organisations, changes.Organisations, DeskOrganisation.Of);
        if (changes.Spaces.Count > 0) _nominations = Next(_nominations, changes.Spaces, (_, s) => s.Nominations.IsDefault ? [] : s.Nominations);
    }

    private static ImmutableDictionary<string, TItem> Next<TItem, TState>(
        ImmutableDictionary<string, TItem> before, IReadOnlyList<CatalogueChange<TState>> changes, Func<string, TState, TItem?> of) where TState : class
    {
        var next = before.ToBuilder();
        foreach (var (id, state) in changes)
        {
            if (state is not null && of(id, state) is { } item) next[id] = item;
            else next.Remove(id);
        }

        return next.ToImmutable();
    }
}
