using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>
/// How well lists of twenty, made with what was known at a moment, held what people then chose. Means over people. Small groups are
/// the half of all groups that the fewest people had chosen by then; their share is of the picks that the site would have shown.
/// </summary>
internal sealed class PicksMeasure(TrainingData data, PastChoosing choosing, int seed)
{
    private const int NewMinutes = 28 * 24 * 60;

    public PicksQuality Of(ImmutableArray<DayChoice> choices, PastKnowledge known, TwoRankings rankings) => Of(choices, known, [rankings])[0];

    /// <summary>One for each of several rankings.</summary>
    public ImmutableArray<PicksQuality> Of(ImmutableArray<DayChoice> choices, PastKnowledge known, ImmutableArray<TwoRankings> rankings)
    {
        var small = SmallGroups(known);
        var lists = new Shown[choices.Length][];
        Parallel.For(0, choices.Length, i => lists[i] = Show(choices[i], known, rankings, small));
        return [.. rankings.Select((_, i) => Sum(choices, known, small, Array.ConvertAll(lists, shown => shown[i])))];
    }

    private PicksQuality Sum(ImmutableArray<DayChoice> choices, PastKnowledge known, HashSet<int> small, Shown[] lists)
    {
        var shown = lists.SelectMany(list => list.Items).ToArray();
        var picks = lists.SelectMany(list => list.Picks).ToArray();
        var open = choices.Select(choice => choice.Day).Distinct().SelectMany(day => day.Open).Select(listing => listing.Listing).Distinct().Count();
        var people = lists.GroupBy(list => list.Person).ToArray();
        return new PicksQuality
        {
            People = people.Length,
            Ndcg = people.Select(own => own.Average(list => list.Ndcg)).DefaultIfEmpty().Average(),
            Recall = people.Select(own => own.Average(list => list.Recall)).DefaultIfEmpty().Average(),
            Coverage = (double)shown.Distinct().Count() / Math.Max(open, 1),
            Novelty = shown.Select(item => -Math.Log2((known.Visitors[item] + 1.0) / (data.People.Length + 1.0))).DefaultIfEmpty().Average(),
            SmallShare = picks.Select(item => small.Contains(data.Listings[item].Group) ? 1.0 : 0).DefaultIfEmpty().Average(),
        };
    }

    private Shown[] Show(DayChoice choice, PastKnowledge known, ImmutableArray<TwoRankings> rankings, HashSet<int> small)
    {
        var (listings, features, seen) = choosing.Features(choice, known);
        return [.. rankings.Select(two => Show(choice, listings, features, two.For(seen), small, seen))];
    }

    private Shown Show(DayChoice choice, ImmutableArray<int> listings, DenseMatrix features, LinearRanking ranking, HashSet<int> small, bool seen)
    {
        var lot = unchecked((uint)((seed * 7919) + (choice.Person * 31) + choice.Day.Day.DayNumber));
        var scores = Enumerable.Range(0, listings.Length).Select(row => ranking.Score(features.Row(row))).ToArray();
        int[] items = [.. TopItems.Of(scores, Evaluator.Length, lot).Select(row => listings[row])];
        var chosen = choice.Chosen.AsSpan();
        return new(choice.Person, Metrics.Ndcg(items, chosen, Evaluator.Length), Metrics.Recall(items, chosen), items, Picks(choice.Day, listings, features, ranking, small, seen, (int)lot));
    }

    private int[] Picks(PastDay day, ImmutableArray<int> listings, DenseMatrix features, LinearRanking ranking, HashSet<int> small, bool seen, int lot)
    {
        var candidates = new Candidate[listings.Length];
        for (var row = 0; row < candidates.Length; row++)
        {
            var listing = data.Listings[listings[row]];
            candidates[row] = new(
                listings[row], listing.Kind, RuledOut.No, listing.Listed > day.Begins - NewMinutes, small.Contains(listing.Group), features.RowMemory(row))
            {
                Group = listing.Group,
            };
        }

        return [.. Picker.Choose(ranking, candidates, new() { Seed = lot, MostOfAKind = seen ? 2 : 1 }).Select(pick => pick.Item)];
    }

    private HashSet<int> SmallGroups(PastKnowledge known)
    {
        var groups = data.Listings.Select((listing, i) => (listing.Group, People: known.Visitors[i]))
            .GroupBy(one => one.Group, one => one.People).OrderBy(own => own.Sum()).ThenBy(own => own.Key).ToArray();
        return [.. groups.Take(groups.Length / 2).Select(own => own.Key)];
    }

    private sealed record Shown(int Person, double Ndcg, double Recall, int[] Items, int[] Picks);
}
