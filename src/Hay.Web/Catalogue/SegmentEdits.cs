using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>Changes to the two segments of a catalogue, gathered: what shares an index stays where it is, the rest moves.</summary>
internal sealed class SegmentEdits(SegmentView settled, SegmentView recent)
{
    private readonly SegmentView.Editor _settled = settled.Edit();
    private readonly SegmentView.Editor _recent = recent.Edit();
    private readonly Dictionary<string, CatalogueEntry?> _moved = [];
    private readonly HashSet<string> _changed = [];

    /// <summary>The ids of everything touched.</summary>
    public IReadOnlyCollection<string> Changed => _changed;

    public CatalogueEntry? Find(string id) =>
        _moved.TryGetValue(id, out var moved) ? moved : _recent.Find(id) ?? _settled.Find(id);

    /// <summary>Puts entries in; null takes one out.</summary>
    public void Put(IEnumerable<(string Id, CatalogueEntry? Entry)> entries)
    {
        foreach (var (id, entry) in entries) Put(id, entry);
    }

    /// <summary>Gives every listing of an organisation what it now says about itself.</summary>
    public void Describe(string id, OrganisationDetails? organisation)
    {
        foreach (var view in (SegmentView[])[settled, recent])
        {
            foreach (var listing in view.Segment.Organisations.GetValueOrDefault(id, []))
            {
                if (!view.Live[listing]) continue;
                var entry = Find(view.Entries[listing].Id);
                if (entry is not null) Put(entry.Id, entry with { Organisation = organisation });
            }
        }
    }

    public (SegmentView Settled, SegmentView Recent) Done()
    {
        if (_moved.Count == 0) return (_settled.Done(), _recent.Done());
        foreach (var id in _moved.Keys)
        {
            _settled.Remove(id);
            _recent.Remove(id);
        }

        var kept = _recent.Done();
        var entries = new List<CatalogueEntry>(kept.Count + _moved.Count);
        for (var i = 0; i < kept.Segment.Count; i++)
        {
            if (kept.Live[i]) entries.Add(kept.Entries[i]);
        }

        foreach (var entry in _moved.Values)
        {
            if (entry is not null) entries.Add(entry);
        }

        return (_settled.Done(), entries.Count == 0 ? SegmentView.Empty : Segment.Build([.. entries]));
    }

    private void Put(string id, CatalogueEntry? entry)
    {
        _changed.Add(id);
        var before = Find(id);
        if (entry is null && before is null) return;
        if (entry is null || before is null || _moved.ContainsKey(id) || !entry.SharesIndex(before)) _moved[id] = entry;
        else if (_recent.Find(id) is not null) _recent.Replace(entry);
        else _settled.Replace(entry);
    }
}
