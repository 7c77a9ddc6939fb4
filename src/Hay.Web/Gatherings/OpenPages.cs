using System.Collections.Concurrent;
using Hay.Web.Live;

namespace Hay.Web.Gatherings;

/// <summary>
/// How many connections of this process are open in each space, and take part in its gathering: plain counts. A connection
/// counts once, and nothing is known of it.
/// </summary>
internal sealed class OpenPages
{
    private readonly ConcurrentDictionary<string, int> _open = new();

    /// <summary>Group: "here:SLUG" or "together:SLUG"; others are not counted.</summary>
    public void Enter(string group) => Add(group, 1);

    public void Leave(string group) => Add(group, -1);

    public (int Here, int Together) Of(string space) =>
        (_open.GetValueOrDefault(LiveGroups.OfHere(space)), _open.GetValueOrDefault(LiveGroups.OfTogether(space)));

    private void Add(string group, int one)
    {
        if (LiveGroups.Parse(group).Kind is LiveGroups.Here or LiveGroups.Together) _open.AddOrUpdate(group, one, (_, open) => open + one);
    }
}
