using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>What a notifier gathers before it forwards: of each session, of each listing and of each board the newest, whatever the order.</summary>
internal sealed class NewestUpdates
{
    private readonly Dictionary<(string Activity, string Board, SessionId?), LiveUpdate> _newest = [];

    public void Add(LiveUpdate update)
    {
        var what = (update.Activity, update.Activity.Length == 0 ? update.Spaces[0] : "", update.Session?.Session);
        if (!_newest.TryGetValue(what, out var held)) _newest[what] = update;
        // Somebody who books a moment later must not hide that it was news.
        else _newest[what] = (held.Revision < update.Revision ? update : held) with { IsNews = held.IsNews || update.IsNews };
    }

    /// <summary>All of it; nothing is left.</summary>
    public ImmutableArray<LiveUpdate> Take()
    {
        var all = _newest.Values.ToImmutableArray();
        _newest.Clear();
        return all;
    }
}
