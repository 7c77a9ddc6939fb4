using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;

namespace Hay.Silo.Training;

/// <summary>
/// Examples for <see cref="RankingFit"/>: what was chosen and up to a hundred others, drawn by lot. Weights fitted to a fair draw of
/// what could have been chosen are those of the whole (McFadden 1978).
/// </summary>
internal sealed class FitLists(PastChoosing choosing, int seed)
{
    private const int MostOthers = 100;
    /// <summary>How many choices the weights that Hay comes with are worth beside those that are fitted to.</summary>
    private const double WorthOfStart = 20;

    public IEnumerable<(bool Seen, ChoiceList List)> Of(ImmutableArray<DayChoice> choices, PastKnowledge known)
    {
        var lists = new (bool, ChoiceList)[choices.Length];
        Parallel.For(0, choices.Length, i => lists[i] = Of(choices[i], known));
        return lists;
    }

    /// <summary>Two rankings, each held to the one it starts from the more the fewer examples there are.</summary>
    public static TwoRankings Fit(IReadOnlyCollection<(bool Seen, ChoiceList List)> examples, TwoRankings start)
    {
        LinearRanking Half(bool seen)
        {
            ChoiceList[] lists = [.. examples.Where(example => example.Seen == seen).Select(example => example.List)];
            return lists.Length == 0 ? start.For(seen) : RankingFit.Fit(PickFeatures.Names, lists, WorthOfStart / lists.Length, start.For(seen));
        }

        return new(Half(true), Half(false));
    }

    private (bool, ChoiceList) Of(DayChoice choice, PastKnowledge known)
    {
        var (listings, features, seen) = choosing.Features(choice, known);
        var random = new Random(unchecked((seed * 7919) + (choice.Person * 31) + choice.Day.Day.DayNumber));
        var others = Enumerable.Range(0, listings.Length).Where(row => !choice.Chosen.Contains(listings[row])).ToArray();
        random.Shuffle(others);
        int[] rows = [.. Enumerable.Range(0, listings.Length).Where(row => choice.Chosen.Contains(listings[row])), .. others.Take(MostOthers)];
        var drawn = new DenseMatrix(rows.Length, features.Columns);
        for (var i = 0; i < rows.Length; i++) features.Row(rows[i]).CopyTo(drawn.Row(i));
        return (seen, new(drawn, [.. Enumerable.Range(0, choice.Chosen.Length)]));
    }
}
