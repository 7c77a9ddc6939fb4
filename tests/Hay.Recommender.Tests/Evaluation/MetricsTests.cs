using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;

namespace Hay.Recommender.Tests.Evaluation;

public class MetricsTests
{
    [Fact]
    public void Recall_is_the_share_of_what_was_wanted()
    {
        Assert.Equal(2.0 / 3, Metrics.Recall([7, 1, 2, 9], [1, 9, 5]));
        Assert.Equal(0, Metrics.Recall([], [1]));
    }

    [Fact]
    public void Ndcg_worked_by_hand()
    {
        // Hits in the second and fourth place of four, three wanted: (1/log₂3 + 1/log₂5) / (1 + 1/log₂3 + 1/log₂4).
        Assert.Equal((0.6309298 + 0.4306766) / (1 + 0.6309298 + 0.5), Metrics.Ndcg([7, 1, 2, 9], [1, 9, 5], 4), 1e-6);
        Assert.Equal(1, Metrics.Ndcg([3, 4], [4, 3, 8], 2), 1e-9); // no list of two could be better
        Assert.Equal(1 / 1.6309298, Metrics.Ndcg([3], [4, 3], 20), 1e-6); // a short list loses what it could have had
    }

    [Fact]
    public void The_best_come_first_and_equals_are_shuffled_by_seed()
    {
        Assert.Equal([2, 0], TopItems.Of([2f, 1, 3, float.NegativeInfinity], 2, 1));
        Assert.Equal([2, 0, 1], TopItems.Of([2f, 1, 3, float.NegativeInfinity], 9, 1));
        Assert.Empty(TopItems.Of([1f], 0, 1));
        var alike = new float[1000];
        Assert.Equal(TopItems.Of(alike, 5, 1), TopItems.Of(alike, 5, 1));
        Assert.NotEqual(TopItems.Of(alike, 5, 1), TopItems.Of(alike, 5, 2));
        Assert.Equal(20, Enumerable.Range(0, 4).SelectMany(seed => TopItems.Of(alike, 5, (uint)seed)).Distinct().Count());
    }

    [Fact]
    public void The_best_are_those_that_sorting_finds()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var scores = Enumerable.Range(0, random.Next(1, 60)).Select(_ => (float)random.Next(40)).ToArray();
            var list = TopItems.Of(scores, 7, 3);
            Assert.Equal(scores.OrderDescending().Take(7), list.Select(item => scores[item]));
            Assert.Equal(list.Length, list.Distinct().Count());
        }
    }

    [Fact]
    public void An_evaluation_worked_by_hand()
    {
        // Item popularity 3, 2, 1, 0. Person 0 trained with 0, is shown 1, 2, 3 and wanted 2; person 1 has no test; person 2
        // trained with 0 and 1, is shown 2, 3 and wanted 3.
        var train = SparseMatrix.OfSets(4, [[0], [0, 1, 2], [0, 1]]);
        var test = SparseMatrix.OfSets(4, [[2], [], [3]]);
        var model = Popularity.Train(4, [new(0, 3, 0), new(1, 2, 0), new(2, 1, 0)]);
        var quality = Evaluator.Evaluate(model, train, test, [false, false, true, true]);
        Assert.Equal(2, quality.People);
        Assert.Equal(1, quality.Recall);
        Assert.Equal(1 / Math.Log2(3), quality.Ndcg, 1e-9);
        Assert.Equal(0.75, quality.Coverage); // 1, 2 and 3 of four
        Assert.Equal(0.8, quality.SmallShare, 1e-9); // 2, 3, 2, 3 of 1, 2, 3, 2, 3
        Assert.Equal((-Math.Log2(3.0 / 4) - (2 * Math.Log2(2.0 / 4)) - (2 * Math.Log2(1.0 / 4))) / 5, quality.Novelty, 1e-9);
    }
}
