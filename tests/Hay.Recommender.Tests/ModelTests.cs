using Hay.Recommender.Algebra;
using Hay.Recommender.Tests.Contract;

namespace Hay.Recommender.Tests;

/// <summary>Each model's own formula, worked by hand or in double precision.</summary>
public class ModelTests
{
    // Person 0 went to 0 and 1, person 1 to 0, 1 and 2, person 2 to 2.
    private static readonly SparseMatrix Visits = SparseMatrix.OfSets(3, [[0, 1], [0, 1, 2], [2]]);

    [Fact]
    public void Item_similarity_is_its_formula()
    {
        var model = ItemSimilarity.Train(Visits, new() { Person = 1, Shape = 0.5f, From = 1, To = 0.5f });
        // G(0,1) = 1/2 + 1/3, G(0,2) = 1/3; all items have two visits.
        var scores = model.Scores(0);
        Assert.Equal(Math.Sqrt(5.0 / 6) / 2 / Math.Sqrt(2), scores[1], 1e-6);
        Assert.Equal(Math.Sqrt(1.0 / 3) / 2 / Math.Sqrt(2), scores[2], 1e-6);
    }

    [Fact]
    public void Ease_is_the_ridge_regression_of_each_item_on_the_others()
    {
        var model = Ease.Train(Visits, new() { Regularisation = 0.5f, Person = 0 }, OwnAlgebra.Instance);
        // Item 1 on items 0 and 2: (XᵀX + λI) b = Xᵀy with XᵀX = [2 1; 1 2], Xᵀy = [2 1].
        const double Determinant = (2.5 * 2.5) - 1;
        Assert.Equal(((2.5 * 2) - 1) / Determinant, model.Scores(0)[1], 1e-5);
        Assert.Equal(((2.5 * 1) - 2) / Determinant, model.Scores(2)[1], 1e-5);
        Assert.Equal(0, model.Scores(1)[1]);
    }

    [Fact]
    public void Facts_place_an_item_that_nobody_has_been_to()
    {
        // Item 8 of the planted town is new. By its facts it is of kind 0 although its number says kind 1.
        var visits = PlantedTown.Visits().Select(own => own.Where(item => item != 8).ToArray()).ToArray();
        var facts = SparseMatrix.OfSets(PlantedTown.Kinds, [.. Enumerable.Range(0, PlantedTown.Items).Select(item => new[] { item == 8 ? 0 : PlantedTown.KindOf(item) })]);
        var blind = Ease.Train(PlantedTown.Matrix(visits), new() { Regularisation = 5 }, OwnAlgebra.Instance);
        var model = Ease.Train(PlantedTown.Matrix(visits), new() { Regularisation = 5 }, OwnAlgebra.Instance, facts);
        Assert.Equal(0, blind.Scores(0, 1, 2)[8]);
        var (ofItsKind, ofAnother) = (model.Scores(0, 1, 2)[8], model.Scores(9, 10, 11)[8]);
        Assert.True(ofItsKind > 3 * Math.Abs(ofAnother), $"{ofItsKind}, {ofAnother}");
    }

    [Fact]
    public void Facts_must_be_of_as_many_items() =>
        Assert.Throws<ArgumentException>(() => Ease.Train(Visits, new(), OwnAlgebra.Instance, SparseMatrix.OfSets(1, [[0]])));

    [Fact]
    public void Als_comes_near_to_what_was_visited_and_far_from_what_was_not()
    {
        var model = ImplicitAls.Train(SparseMatrix.OfSets(4, [[0, 1], [0, 1], [2, 3], [2, 3]]), new() { Factors = 4, Background = 0.01f, Regularisation = 0.001f, Epochs = 40 }, OwnAlgebra.Instance);
        Assert.InRange(model.Scores(0, 1)[1], 0.8f, 1.05f);
        Assert.InRange(model.Scores(0, 1)[2], -0.1f, 0.1f);
    }

    [Fact]
    public void Als_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => ImplicitAls.Train(Visits, new(), OwnAlgebra.Instance, ct: stop.Token));
    }

    [Fact]
    public void A_blend_adds_z_scores()
    {
        var model = new Blend(new(new Fixed(1, 2, 3), 1), new(new Fixed(30, 10, 20), 2), new(new Fixed(7, 7, 7), 5));
        var deviation = Math.Sqrt(2.0 / 3);
        Assert.Equal((-1 + 2) / deviation, model.Scores()[0], 1e-5);
        Assert.Equal((0 - 2) / deviation, model.Scores()[1], 1e-5);
        Assert.Equal((1 + 0) / deviation, model.Scores()[2], 1e-5);
    }

    [Fact]
    public void A_blend_is_of_models_that_know_the_same_items() =>
        Assert.Throws<ArgumentException>(() => new Blend(new(new Fixed(1), 1), new(new Fixed(1, 2), 1)));

    private sealed class Fixed(params float[] scores) : IRecommender
    {
        public int ItemCount => scores.Length;

        public long Bytes => 0;

        public void Score(ReadOnlySpan<int> history, Span<float> to) => scores.CopyTo(to);
    }
}
