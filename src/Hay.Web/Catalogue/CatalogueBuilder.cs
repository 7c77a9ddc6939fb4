using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>
/// Makes each snapshot from the one before and what changed. New and edited listings go into a small segment that is
/// indexed again each time; bookings only touch their listing; now and then <see cref="Settle"/> makes one segment of all.
/// For one thread, except where it is said.
/// </summary>
internal sealed partial class CatalogueBuilder(ILogger log)
{
    private SegmentView _settled = SegmentView.Empty;
    private SegmentView _recent = SegmentView.Empty;
    private ImmutableDictionary<string, OrganisationDetails> _organisations = ImmutableDictionary<string, OrganisationDetails>.Empty;
    private ImmutableDictionary<string, DateTimeOffset> _organisationChanges = ImmutableDictionary<string, DateTimeOffset>.Empty;
    private ImmutableDictionary<string, SpaceView> _boards = ImmutableDictionary<string, SpaceView>.Empty;
    private ImmutableDictionary<string, StoppedListing> _stopped = ImmutableDictionary<string, StoppedListing>.Empty;
    private HashSet<string>? _changedMeanwhile;

    public CatalogueSnapshot Current { get; private set; } = CatalogueSnapshot.Empty;

    /// <summary>Whether the small segment has grown so large that it slows changes down.</summary>
    public bool WantsSettling => _recent.Segment.Count > 512 + (_settled.Segment.Count / 256);

    /// <summary>The first catalogue: everything in one segment.</summary>
    public CatalogueSnapshot Load(CatalogueChanges all, DateTimeOffset now)
    {
        Take(all.Spaces);
        Take(all.Organisations);
        TakeStopped(all.Activities, now);
        var entries = Project(all.Activities, id => null, now);
        _settled = Segment.Build([.. entries.Where(e => e.Entry is not null).Select(e => e.Entry!)]);
        return Publish(now);
    }

    /// <summary>The catalogue after these changes, as of <paramref name="now"/>.</summary>
    public CatalogueSnapshot Apply(CatalogueChanges changes, DateTimeOffset now)
    {
        Take(changes.Spaces);
        TakeStopped(changes.Activities, now);
        var edits = new SegmentEdits(_settled, _recent);
        foreach (var id in Take(changes.Organisations)) edits.Describe(id, _organisations.GetValueOrDefault(id));
        edits.Put(Project(changes.Activities, edits.Find, now));
        (_settled, _recent) = edits.Done();
        _changedMeanwhile?.UnionWith(edits.Changed);
        return Publish(now);
    }

    /// <summary>
    /// Begins to make one segment of everything as seen at <paramref name="now"/>. The work may be done on any thread while
    /// changes go on; hand its result to <see cref="Finish"/>.
    /// </summary>
    public Func<SegmentView> Settle(DateTimeOffset now)
    {
        _changedMeanwhile = [];
        var snapshot = Current;
        return () =>
        {
            return Segment.Build([.. snapshot.Everything.Select(entry => Projection.Later(entry, now)).OfType<CatalogueEntry>()]);
        };
    }

    /// <summary>Puts the new segment in place, with what changed while it was being made.</summary>
    public CatalogueSnapshot Finish(SegmentView settled, DateTimeOffset now)
    {
        var edits = new SegmentEdits(settled, SegmentView.Empty);
        var changed = _changedMeanwhile ?? [];
        _changedMeanwhile = null;
        StopUnconfirmed(now);
        edits.Put(changed.Select(id => (id, Current.Find(id) is { } entry ? Projection.Later(entry, now) : null)));
        (_settled, _recent) = edits.Done();
        return Publish(now);
    }

    private CatalogueSnapshot Publish(DateTimeOffset now) =>
        Current = new CatalogueSnapshot(Current.Version + 1, now, _settled, _recent, _organisations, _boards) { AllStopped = _stopped, OrganisationChanges = _organisationChanges };

    private List<(string Id, CatalogueEntry? Entry)> Project(
        IReadOnlyList<CatalogueChange<Activity>> activities, Func<string, CatalogueEntry?> before, DateTimeOffset now)
    {
        var entries = new (string Id, CatalogueEntry? Entry)?[activities.Count];
        void One(int i)
        {
            var (id, state) = activities[i];
            try
            {
                var organisation = state?.Listing?.Organisation is { } key ? _organisations.GetValueOrDefault(key) : null;
                entries[i] = (id, state is null ? null : Projection.Of(id, state, organisation, before(id), now));
            }
            // Whatever is wrong with one listing must not hide the others.
            catch (Exception wrong)
            {
                LogUnusable(id, wrong);
            }
        }

        if (entries.Length < 64) for (var i = 0; i < entries.Length; i++) One(i);
        else Parallel.For(0, entries.Length, One);
        return [.. entries.Where(e => e is not null).Select(e => e!.Value)];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The listing {Id} makes no sense to the catalogue and is left as it was")]
    private partial void LogUnusable(string id, Exception wrong);

    private List<string> Take(IReadOnlyList<CatalogueChange<Organisation>> organisations)
    {
        var (next, changes) = (_organisations.ToBuilder(), _organisationChanges.ToBuilder());
        var changed = new List<string>(organisations.Count);
        foreach (var (id, state) in organisations)
        {
            if (next.GetValueOrDefault(id) == state?.Details) continue;
            if (state?.Details is { } details) next[id] = details;
            else next.Remove(id);
            if (state is { Details: not null, Changed: { } at }) changes[id] = at;
            else changes.Remove(id);
            changed.Add(id);
        }

        (_organisations, _organisationChanges) = (next.ToImmutable(), changes.ToImmutable());
        return changed;
    }

    private void TakeStopped(IReadOnlyList<CatalogueChange<Activity>> activities, DateTimeOffset now)
    {
        var next = _stopped.ToBuilder();
        foreach (var (id, state) in activities)
        {
            if (state is { Listing: { } listing } && !Projection.IsShown(state, now)) next[id] = StoppedListing.Of(state, listing);
            else next.Remove(id);
        }

        _stopped = next.ToImmutable();
    }

    // What has grown too old by the clock alone: no write says so.
    private void StopUnconfirmed(DateTimeOffset now) => _stopped = _stopped.AddRange(Current.Everything
        .Where(entry => !_stopped.ContainsKey(entry.Id) && Projection.IsHidden(entry.Since, now))
        .Select(e => KeyValuePair.Create(e.Id, new StoppedListing(e.Listing.Title, e.Listing.Space, e.Listing.Category, e.Edited, e.Edits, IsUnconfirmed: true) { IsOurs = e.IsOurs })));

    private void Take(IReadOnlyList<CatalogueChange<Space>> spaces)
    {
        var next = _boards.ToBuilder();
        foreach (var (slug, state) in spaces)
        {
            if (state is null) next.Remove(slug);
            else next[slug] = new SpaceView
            {
                Notices = state.Notices.IsDefault ? [] : state.Notices,
                Answers = state.Answers.IsDefault ? [] : state.Answers,
            };
        }

        _boards = next.ToImmutable();
    }
}
