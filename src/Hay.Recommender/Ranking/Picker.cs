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
/// <param name="Kind">What sort of thing it is: few of one kind are picked.</param>
/// <param name="Ruled">Whether it is out of the question.</param>
/// <param name="IsNew">Hardly anybody has had the chance to see it.</param>
/// <param name="IsSmall">Of a small group.</param>
/// <param name="Features">As many as the ranking has weights.</param>
public readonly record struct Candidate(int Item, int Kind, RuledOut Ruled, bool IsNew, bool IsSmall, ReadOnlyMemory<float> Features)
{
    /// <summary>Who runs it: no two of one group are picked. 0: nobody knows.</summary>
    public int Group { get; init; }

    /// <summary>What is of a lower step than another takes its place for nothing, whether it is new or of a small group.</summary>
    public int Step { get; init; }
}

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

    /// <summary>How many of one kind may be picked.</summary>
    public int MostOfAKind { get; init; } = 2;

    /// <summary>Another one for each person and day. The same one gives the same picks.</summary>
    public int Seed { get; init; }
}

/// <summary>
/// The best few for one person. What is ruled out is never picked, whatever its score; few are of one kind and no two of one group;
/// the last place is where small groups and new listings get their share.
/// </summary>
public static class Picker
{
    public const int DefaultCount = 3;
    public const double DefaultExploration = 0.1;

    /// <exception cref="ArgumentException">A candidate has another number of features than the ranking has weights.</exception>
    public static ImmutableArray<Pick> Choose(LinearRanking ranking, ReadOnlySpan<Candidate> candidates, PickerOptions options)
    {
        var open = BestFirst(ranking, candidates);
        var picked = new List<Scored>();
        foreach (var place in open)
        {
            if (picked.Count == options.Count) break;
            if (Fits(candidates[place.Candidate], candidates, picked, options)) picked.Add(place);
        }

        var because = PickedFor.Score;
        if (picked.Count == options.Count && options.Count > 1) because = GiveLastPlace(candidates, open, picked, options);
        var picks = ImmutableArray.CreateBuilder<Pick>(picked.Count);
        foreach (var (candidate, score) in picked)
        {
            picks.Add(new(
                candidates[candidate].Item, score, ranking.Contributions(candidates[candidate].Features.Span),
                picks.Count == picked.Count - 1 ? because : PickedFor.Score));
        }

        return picks.MoveToImmutable();
    }

    // Thousands of candidates for each page: one array of numbers is sorted, nothing else is made.
    private static Scored[] BestFirst(LinearRanking ranking, ReadOnlySpan<Candidate> candidates)
    {
        var (keys, places, count) = (new float[candidates.Length], new int[candidates.Length], 0);
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Ruled != RuledOut.No) continue;
            var score = ranking.Score(candidates[i].Features.Span);
            if (float.IsFinite(score)) (keys[count], places[count++]) = (-score, i); // what cannot be judged is not picked
        }

        Array.Sort(keys, places, 0, count);
        var best = new Scored[count];
        for (var i = 0; i < count; i++) best[i] = new(places[i], -keys[i]);
        return best;
    }

    private static PickedFor GiveLastPlace(ReadOnlySpan<Candidate> candidates, Scored[] open, List<Scored> picked, PickerOptions options)
    {
        var last = picked[^1];
        picked.RemoveAt(picked.Count - 1);
        var random = new Random(options.Seed);
        if (random.NextDouble() < options.Exploration && !candidates[last.Candidate].IsNew)
        {
            var someNew = new List<Scored>();
            foreach (var other in open)
            {
                if (other != last && candidates[other.Candidate].IsNew && candidates[other.Candidate].Step >= candidates[last.Candidate].Step && Fits(candidates[other.Candidate], candidates, picked, options)) someNew.Add(other);
            }

            if (someNew.Count > 0)
            {
                picked.Add(Drawn(someNew, random));
                return PickedFor.Exploration;
            }
        }

        var hasSmall = candidates[last.Candidate].IsSmall;
        foreach (var (candidate, _) in picked) hasSmall |= candidates[candidate].IsSmall;
        foreach (var other in open)
        {
            if (hasSmall || other.Score < last.Score - options.SmallGroupMargin) break;
            if (!candidates[other.Candidate].IsSmall || candidates[other.Candidate].Step < candidates[last.Candidate].Step || !Fits(candidates[other.Candidate], candidates, picked, options)) continue;
            picked.Add(other);
            return PickedFor.SmallGroup;
        }

        picked.Add(last);
        return PickedFor.Score;
    }

    // What would be chosen more often is drawn more often, as in the model that the weights were fitted for.
    private static Scored Drawn(List<Scored> some, Random random)
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

    private static bool Fits(Candidate candidate, ReadOnlySpan<Candidate> candidates, List<Scored> picked, PickerOptions options)
    {
        var ofItsKind = 0;
        foreach (var (other, _) in picked)
        {
            if (candidates[other].Item == candidate.Item || (candidate.Group != 0 && candidates[other].Group == candidate.Group)) return false;
            if (candidates[other].Kind == candidate.Kind) ofItsKind++;
        }

        return ofItsKind < options.MostOfAKind;
    }

    private readonly record struct Scored(int Candidate, float Score);
}
