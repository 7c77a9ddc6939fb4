using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;

namespace Hay.Recommender.Tests.Ranking;

public class RankingFitTests
{
    [Fact]
    public void It_finds_the_weights_that_people_chose_by()
    {
        // People who choose by 2 · first − 1 · second, and do not care about the third.
        var random = new Random(8);
        var lists = Enumerable.Range(0, 3000).Select(_ =>
        {
            var features = new DenseMatrix(6, 3);
            foreach (ref var value in features.Values.AsSpan()) value = (random.NextSingle() * 2) - 1;
            var chosen = Enumerable.Range(0, 6).MaxBy(row => (2 * features[row, 0]) - features[row, 1] - Math.Log(-Math.Log(random.NextDouble())));
            return new ChoiceList(features, [chosen]);
        }).ToArray();
        var weights = RankingFit.Fit(["first", "second", "third"], lists, 1e-6).Weights;
        Assert.Equal(2, weights[0].Weight / weights[0].Deviation, 0.15);
        Assert.Equal(-1, weights[1].Weight / weights[1].Deviation, 0.15);
        Assert.Equal(0, weights[2].Weight / weights[2].Deviation, 0.15);
    }

    [Fact]
    public void A_heavier_penalty_gives_smaller_weights_and_no_examples_none()
    {
        ChoiceList[] lists = [List(0, [1, 0], [0, 1])];
        var light = RankingFit.Fit(["a", "b"], lists, 0.01).Weights[0].Weight;
        var heavy = RankingFit.Fit(["a", "b"], lists, 10).Weights[0].Weight;
        Assert.True(light > heavy && heavy > 0);
        Assert.All(RankingFit.Fit(["a", "b"], [], 1).Weights, weight => Assert.Equal(0, weight.Weight));
    }

    [Fact]
    public void A_feature_that_never_differs_gets_no_weight()
    {
        var weights = RankingFit.Fit(["a", "same"], [List(0, [1, 5], [0, 5])], 0.1).Weights;
        Assert.True(weights[0].Weight > 0);
        Assert.Equal(0, weights[1].Weight, 1e-9);
    }

    [Fact]
    public void What_was_believed_before_gives_way_to_examples()
    {
        var before = new LinearRanking([new("a", 1, 2, -4), new("same", 3, 5, 7)]); // a point of a is worth −2
        var none = RankingFit.Fit(["a", "same"], [], 1, before);
        Assert.Equal(before.Weights.ToArray(), none.Weights.ToArray());

        ChoiceList[] lists = [.. Enumerable.Repeat(List(0, [1, 5], [0, 5]), 50)]; // who could choose, chose what has more of a
        double Worth(double penalty) => RankingFit.Fit(["a", "same"], lists, penalty, before).Weights[0] is var weight ? weight.Weight / weight.Deviation : 0;
        Assert.Equal(-2, Worth(1e6), 0.01);
        Assert.True(Worth(0.001) > 1, $"{Worth(0.001)}");
        Assert.True(Worth(1) is > -2 and < 1, $"{Worth(1)}");
        Assert.Equal(before.Weights[1], RankingFit.Fit(["a", "same"], lists, 1, before).Weights[1]);
        Assert.Throws<ArgumentException>(() => RankingFit.Fit(["a"], [], 1, before));
    }

    [Fact]
    public void Lists_that_say_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RankingFit.Fit(["a"], [List(0, [1, 2])], 1));
        Assert.Throws<ArgumentException>(() => RankingFit.Fit(["a"], [new(new(1, 1), [])], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankingFit.Fit(["a"], [], 0));
        Assert.Throws<ArgumentException>(() => new LinearRanking([new("a", 0, 1, 1)]).Score([1, 2]));
    }

    private static ChoiceList List(int chosen, params float[][] rows)
    {
        var features = new DenseMatrix(rows.Length, rows[0].Length);
        for (var row = 0; row < rows.Length; row++) rows[row].CopyTo(features.Row(row));
        return new(features, [chosen]);
    }
}
