using Hay.Recommender.Algebra;

namespace Hay.Recommender.Evaluation;

/// <summary>How a model did.</summary>
/// <param name="People">Who had something to be found.</param>
/// <param name="Recall">Mean over them, at the length asked for.</param>
/// <param name="Ndcg">Mean over them, at the length asked for.</param>
/// <param name="Coverage">Share of all items that anybody was shown.</param>
/// <param name="Novelty">Mean of −log₂(share of people who have been there) over all that was shown: bits of surprise.</param>
/// <param name="SmallShare">Share of what was shown that belongs to small groups.</param>
public sealed record Quality(int People, double Recall, double Ndcg, double Coverage, double Novelty, double SmallShare);

/// <summary>
/// Ranks all items for everybody who has a test visit, leaves out what they trained with, and looks for the test visits.
/// The result does not depend on the number of threads.
/// </summary>
public static class Evaluator
{
    public const int Length = 20;

    private const int PeopleAtOnce = 512;
    private const long ScoresAtOnce = 32_000_000;

    /// <param name="model">Knows as many items as there are columns.</param>
    /// <param name="train">What people are known for.</param>
    /// <param name="test">What is to be found; as large as <paramref name="train"/>.</param>
    /// <param name="small">Which items belong to small groups.</param>
    /// <param name="ct">Stops between two batches.</param>
    public static Quality Evaluate(IRecommender model, SparseMatrix train, SparseMatrix test, ReadOnlySpan<bool> small, CancellationToken ct = default)
    {
        var people = Enumerable.Range(0, test.Rows).Where(person => test.RowCount(person) > 0).ToArray();
        var lists = Rank(model, train, people, ct);
        var (recall, ndcg) = (0.0, 0.0);
        for (var i = 0; i < people.Length; i++)
        {
            recall += Metrics.Recall(lists[i], test.Row(people[i]));
            ndcg += Metrics.Ndcg(lists[i], test.Row(people[i]), Length);
        }

        var (shown, surprise, ofSmall, different) = (0, 0.0, 0, new HashSet<int>());
        var counts = train.ColumnCounts();
        foreach (var item in lists.SelectMany(list => list))
        {
            shown++;
            surprise -= Math.Log2((counts[item] + 1.0) / (train.Rows + 1.0));
            ofSmall += small[item] ? 1 : 0;
            different.Add(item);
        }

        double Mean(double sum, int count) => count == 0 ? 0 : sum / count;
        return new(
            people.Length, Mean(recall, people.Length), Mean(ndcg, people.Length), Mean(different.Count, train.Columns),
            Mean(surprise, shown), Mean(ofSmall, shown));
    }

    private static int[][] Rank(IRecommender model, SparseMatrix train, int[] people, CancellationToken ct)
    {
        var lists = new int[people.Length][];
        var batch = (int)Math.Clamp(ScoresAtOnce / Math.Max(train.Columns, 1), 1, PeopleAtOnce);
        DenseMatrix? scores = null;
        for (var first = 0; first < people.Length; first += batch)
        {
            ct.ThrowIfCancellationRequested();
            var some = people[first..Math.Min(first + batch, people.Length)];
            var histories = train.Only(some);
            if (scores?.Rows != some.Length) scores = new(some.Length, train.Columns);
            model.Score(histories, scores);
            var (from, of) = (first, scores);
            Parallel.For(0, some.Length, i =>
            {
                var row = of.Row(i);
                foreach (var item in histories.Row(i)) row[item] = float.NegativeInfinity;
                lists[from + i] = TopItems.Of(row, Length, (uint)some[i]);
            });
        }

        return lists;
    }
}
