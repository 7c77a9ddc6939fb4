using System.Collections.Immutable;

namespace Hay.Recommender.Ranking;

/// <summary>Why something must not be picked, however well it fits. Anything set rules a candidate out.</summary>
[Flags]
public enum RuledOut
{
    No = 0,
    Full = 1,
    Cancelled = 2,

    /// <summary>Nobody has confirmed for too long that it still runs.</summary>
    Stale = 4,

    /// <summary>The person goes, has been to this very session, or said "not for me".</summary>
    Done = 8,

    /// <summary>It lacks something that the person cannot do without.</summary>
    NotAccessible = 16,
}

/// <summary>Something that might be picked.</summary>
/// <param name="Item">The caller's number of it.</param>
/// <param name="Kind">What sort of thing it is: no three of one kind are picked.</param>
/// <param name="Ruled">Whether it is out of the question.</param>
/// <param name="IsNew">Hardly anybody has had the chance to see it.</param>
/// <param name="IsSmall">Of a small group.</param>
/// <param name="Features">As many as the ranking has weights.</param>
public readonly record struct Candidate(int Item, int Kind, RuledOut Ruled, bool IsNew, bool IsSmall, ReadOnlyMemory<float> Features);

/// <summary>Something picked, and what each feature added to it, in the order of the ranking's weights.</summary>
/// <param name="Item">The caller's number of it.</param>
/// <param name="Score">The ranking's.</param>
/// <param name="Contributions">Reasons for it, and against.</param>
/// <param name="Because">Whether its score alone put it here.</param>
public sealed record Pick(int Item, float Score, ImmutableArray<float> Contributions, PickedFor Because);

/// <summary>What put a pick in its place.</summary>
public enum PickedFor
{
    Score,

    /// <summary>It nearly made it, and the groups that did are all large.</summary>
    SmallGroup,

    /// <summary>It is new, and was given a chance.</summary>
    Exploration,
}

/// <summary>How picks are made of scores.</summary>
public sealed record PickerOptions
{
    public int Count { get; init; } = Picker.DefaultCount;

    /// <summary>On what share of days the last pick is something new, if there is anything new.</summary>
    public double Exploration { get; init; } = Picker.DefaultExploration;

    /// <summary>How far behind, in points of score, a small group may be to be given the last pick when the others are all large.</summary>
    public float SmallGroupMargin { get; init; } = 0.5f;

    /// <summary>Another one for each person and day. The same one gives the same picks.</summary>
    public int Seed { get; init; }
}

/// <summary>
/// The best few for one person. What is ruled out is never picked, whatever its score; no three are of one kind; the last
/// place is where small groups and new listings get their share.
/// </summary>
public static class Picker
{
    public const int DefaultCount = 3;
    public const double DefaultExploration = 0.1;

    private const int MostOfAKind = 2;

    /// <exception cref="ArgumentException">A candidate has another number of features than the ranking has weights.</exception>
    public static ImmutableArray<Pick> Choose(LinearRanking ranking, ReadOnlySpan<Candidate> candidates, PickerOptions options)
    {
        var open = new List<(Candidate Candidate, float Score)>();
        foreach (var candidate in candidates)
        {
            if (candidate.Ruled != RuledOut.No) continue;
            var score = ranking.Score(candidate.Features.Span);
            if (float.IsFinite(score)) open.Add((candidate, score)); // what cannot be judged is not picked
        }

        open.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Candidate.Item.CompareTo(b.Candidate.Item));
        var picked = new List<(Candidate Candidate, float Score, PickedFor Because)>();
        foreach (var (candidate, score) in open)
        {
            if (picked.Count == options.Count) break;
            if (Fits(candidate, picked)) picked.Add((candidate, score, PickedFor.Score));
        }

        if (picked.Count == options.Count && options.Count > 1) GiveLastPlace(open, picked, options);
        return [.. picked.Select(one => new Pick(one.Candidate.Item, one.Score, ranking.Contributions(one.Candidate.Features.Span), one.Because))];
    }

    private static void GiveLastPlace(
        List<(Candidate Candidate, float Score)> open, List<(Candidate Candidate, float Score, PickedFor Because)> picked, PickerOptions options)
    {
        var last = picked[^1];
        picked.RemoveAt(picked.Count - 1);
        var others = open.Where(one => one.Candidate.Item != last.Candidate.Item && Fits(one.Candidate, picked)).ToList();
        var random = new Random(options.Seed);
        var isDay = random.NextDouble() < options.Exploration;
        var someNew = others.Where(one => one.Candidate.IsNew).ToList();
        if (isDay && !last.Candidate.IsNew && someNew.Count > 0)
        {
            var (candidate, score) = Drawn(someNew, random);
            picked.Add((candidate, score, PickedFor.Exploration));
            return;
        }

        var small = others.Where(one => one.Candidate.IsSmall).Take(1).ToList();
        var nearly = small.Count > 0 && small[0].Score >= last.Score - options.SmallGroupMargin;
        picked.Add(nearly && !last.Candidate.IsSmall && picked.TrueForAll(one => !one.Candidate.IsSmall)
            ? (small[0].Candidate, small[0].Score, PickedFor.SmallGroup)
            : last);
    }

    // What would be chosen more often is drawn more often, as in the model that the weights were fitted for.
    private static (Candidate Candidate, float Score) Drawn(List<(Candidate Candidate, float Score)> some, Random random)
    {
        var chances = some.ConvertAll(one => Math.Exp(one.Score - some[0].Score));
        var left = random.NextDouble() * chances.Sum();
        for (var i = 0; i < some.Count; i++)
        {
            left -= chances[i];
            if (left < 0) return some[i];
        }

        return some[0];
    }

    private static bool Fits(Candidate candidate, List<(Candidate Candidate, float Score, PickedFor Because)> picked) =>
        picked.TrueForAll(one => one.Candidate.Item != candidate.Item) && picked.Count(one => one.Candidate.Kind == candidate.Kind) < MostOfAKind;
}
