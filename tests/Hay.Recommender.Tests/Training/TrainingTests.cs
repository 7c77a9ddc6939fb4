using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Tests.Contract;
using Hay.Recommender.Training;

namespace Hay.Recommender.Tests.Training;

public class TrainingTests
{
    private static readonly SparseMatrix Visits = PlantedTown.Matrix(PlantedTown.Visits());

    [Fact]
    public void Too_large_a_catalogue_chooses_another_model_and_says_so()
    {
        Assert.True(TrainingPlan.For(Visits, 1L << 30).Ease);
        Assert.Empty(TrainingPlan.For(Visits, 1L << 30).Notes);
        var large = SparseMatrix.OfSets(20_000, [.. Enumerable.Range(0, 300).Select(person => Enumerable.Range(person * 60, 60).ToArray())]);
        var plan = TrainingPlan.For(large, 1L << 30);
        Assert.False(plan.Ease);
        Assert.Contains("EASE over 20,000 items", plan.Notes[0], StringComparison.Ordinal);
        Assert.True(TrainingPlan.For(large, 20_000_000).Factors < plan.Factors);
        Assert.Throws<ArgumentException>(() => TrainingPlan.For(large, 1_000_000));
    }

    [Fact]
    public void What_training_takes_is_estimated_well()
    {
        var real = ItemSimilarity.Train(Visits, new()).Bytes;
        Assert.InRange(ItemSimilarity.EstimateBytes(Visits), real * 0.9, real * 1.1);
    }

    [Fact]
    public void What_is_held_out_is_no_longer_in_training()
    {
        var holdout = Holdout.Of(Visits, 1);
        Assert.Equal(Visits.Count, holdout.Train.Count + holdout.Held.Count);
        for (var person = 0; person < Visits.Rows; person++)
        {
            Assert.Equal(Visits.Row(person).ToArray(), holdout.Train.Row(person).ToArray().Concat(holdout.Held.Row(person).ToArray()).Order());
        }
    }

    [Fact]
    public void Where_numbers_tell_the_order_later_visits_are_held_out()
    {
        // Everybody visits twenty new items in turn, and one that person 0 was at.
        var holdout = Holdout.Of(SparseMatrix.OfSets(2000, [.. Enumerable.Range(0, 100).Select(person => Enumerable.Range(person * 20, 20).Append(0).ToArray())]), 1);
        Assert.Contains("of 100 of them the later ones", holdout.How, StringComparison.Ordinal);
        for (var person = 0; person < 100; person++)
        {
            var kept = holdout.Train.Row(person).ToArray().Where(item => item / 20 == person).Max();
            Assert.All(holdout.Held.Row(person).ToArray().Where(item => item / 20 == person && item != 0), item => Assert.True(item > kept));
        }
    }

    [Fact]
    public void Choosing_twice_chooses_the_same_and_what_is_chosen_works()
    {
        var plan = TrainingPlan.For(Visits, 1L << 30) with { Factors = 8 };
        Tuning Tune() => new Tuner(Visits, plan, OwnAlgebra.Instance, 5, null, default).Run();
        var (first, second) = (Tune(), Tune());
        Assert.Equal(first.Recipes.AsEnumerable(), second.Recipes);
        Assert.Equal(first.Trials.AsEnumerable(), second.Trials);
        Assert.Equal(Recipe.Names.All.Order(), first.Recipes.Select(recipe => recipe.Name).Order());

        var test = SparseMatrix.OfSets(PlantedTown.Items, [.. Enumerable.Range(0, PlantedTown.People)
            .Select(person => Enumerable.Range(PlantedTown.TasteOf(person) * PlantedTown.ItemsOfAKind, PlantedTown.ItemsOfAKind).Except(Visits.Row(person).ToArray()).ToArray())]);
        var blend = first.Recipes.Single(recipe => recipe.Name == Recipe.Names.Blend).Train(Visits, OwnAlgebra.Instance);
        Assert.True(Evaluator.Evaluate(blend, Visits, test, new bool[PlantedTown.Items]).Ndcg > 0.9);
    }
}
