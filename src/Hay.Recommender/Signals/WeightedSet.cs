using System.Collections.Immutable;

namespace Hay.Recommender.Signals;

/// <summary>A few numbered things with weights, scaled to length 1: a title's words or a group's topics, the rare ones counting for more.</summary>
public sealed class WeightedSet
{
    private readonly ImmutableArray<(int Id, float Weight)> _entries;

    private WeightedSet(ImmutableArray<(int Id, float Weight)> entries) => _entries = entries;

    /// <summary>By growing id.</summary>
    public ImmutableArray<(int Id, float Weight)> Entries => _entries;

    /// <param name="ids">Each repetition counts.</param>
    /// <param name="rarity">A weight for each id.</param>
    public static WeightedSet Of(IEnumerable<int> ids, float[] rarity)
    {
        var sums = ids.GroupBy(id => id).Select(same => (Id: same.Key, Weight: same.Count() * rarity[same.Key])).OrderBy(entry => entry.Id).ToList();
        var length = MathF.Sqrt(sums.Sum(entry => entry.Weight * entry.Weight));
        return new(length > 0 ? [.. sums.Select(entry => (entry.Id, entry.Weight / length))] : []);
    }

    /// <summary>ln((1 + sets) / (1 + sets that have it)) for each id: nothing for what all have.</summary>
    public static float[] Rarity(IReadOnlyCollection<ImmutableArray<int>> sets, int ids)
    {
        var having = new int[ids];
        foreach (var id in sets.SelectMany(set => set.Distinct())) having[id]++;
        return Array.ConvertAll(having, count => (float)Math.Log((1.0 + sets.Count) / (1 + count)));
    }

    /// <summary>0 for nothing in common up to 1 for the same.</summary>
    public float Cosine(WeightedSet other)
    {
        var (sum, i, j) = (0f, 0, 0);
        while (i < _entries.Length && j < other._entries.Length)
        {
            var (a, b) = (_entries[i], other._entries[j]);
            if (a.Id == b.Id) sum += a.Weight * b.Weight;
            if (a.Id <= b.Id) i++;
            if (b.Id <= a.Id) j++;
        }

        return sum;
    }
}
