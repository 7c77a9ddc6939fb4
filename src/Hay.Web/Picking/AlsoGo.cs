using System.Collections.Frozen;
using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Picking;

/// <summary>
/// Where the people of a space also go: listings of other spaces at which people hold places who hold one here too. Nothing is told
/// of fewer than eight different people, and never how many they are.
/// </summary>
internal sealed class AlsoGo
{
    private const int Fewest = ProtectedCount.HighestHidden + 1;
    public static readonly AlsoGo Nothing = new(FrozenDictionary<string, ImmutableArray<string>>.Empty);

    private readonly FrozenDictionary<string, ImmutableArray<string>> _bySpace;

    private AlsoGo(FrozenDictionary<string, ImmutableArray<string>> bySpace) => _bySpace = bySpace;

    /// <summary>Activity ids, those that most people go to first.</summary>
    public ImmutableArray<string> From(string space) => _bySpace.GetValueOrDefault(space, []);

    /// <param name="people">For each person who allowed it the activities they hold a place at.</param>
    /// <param name="find">A listing by its activity id; null for one that is not listed.</param>
    public static AlsoGo Of(IEnumerable<IEnumerable<string>> people, Func<string, Listing?> find)
    {
        var counts = new Dictionary<(string Space, string Activity), int>();
        foreach (var one in people)
        {
            var listed = one.Distinct().Select(id => (Id: id, Listing: find(id))).Where(l => l.Listing is not null).ToList();
            foreach (var space in listed.Select(l => l.Listing!.Space).Distinct())
            {
                foreach (var (id, listing) in listed)
                {
                    if (listing!.Spaces().Contains(space)) continue;
                    counts[(space, id)] = counts.GetValueOrDefault((space, id)) + 1;
                }
            }
        }

        return new(counts.Where(c => c.Value >= Fewest).GroupBy(c => c.Key.Space).ToFrozenDictionary(
            g => g.Key,
            g => g.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Activity, StringComparer.Ordinal).Select(c => c.Key.Activity).ToImmutableArray()));
    }
}
