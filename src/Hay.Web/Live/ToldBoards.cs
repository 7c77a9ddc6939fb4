using System.Collections.Concurrent;

namespace Hay.Web.Live;

/// <summary>
/// Of which spaces' boards this process told open pages lately: a page that was made before that and watches only now has missed it.
/// </summary>
internal sealed class ToldBoards(TimeProvider clock)
{
    // A page that has waited for longer than half of it asks by itself (js/places.js).
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, long> _told = new();

    public void Add(string space) => _told[space] = clock.GetTimestamp();

    public bool Has(string space) => _told.TryGetValue(space, out var at) && clock.GetElapsedTime(at) < Lately;
}
