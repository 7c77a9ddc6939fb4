using Hay.Recommender.Algebra;

namespace Hay.Recommender.Tests.Contract;

/// <summary>Every model, by name, as it is trained in these tests. A new model is one line here.</summary>
internal static class Models
{
    private static readonly AlsOptions Als = new() { Factors = 4, Background = 0.3f, Regularisation = 0.05f, Epochs = 40 };
    private static readonly EaseOptions Ease = new() { Regularisation = 50 };

    public static Dictionary<string, Func<SparseMatrix, IRecommender>> All { get; } = new()
    {
        ["popularity"] = visits => Popularity.Train(visits.Columns, [.. visits.ColumnCounts().Select((count, item) => new Interaction(item, count, 0))]),
        ["similarity"] = visits => ItemSimilarity.Train(visits, new()),
        ["similarity, nearest only"] = visits => ItemSimilarity.Train(visits, new() { Neighbours = 12 }),
        ["ease"] = visits => Recommender.Ease.Train(visits, Ease, OwnAlgebra.Instance),
        ["ease with facts"] = visits => Recommender.Ease.Train(visits, Ease, OwnAlgebra.Instance, Facts(visits.Columns)),
        ["als"] = visits => ImplicitAls.Train(visits, Als, OwnAlgebra.Instance),
        ["similarity and als"] = visits => new Blend(new(ItemSimilarity.Train(visits, new()), 1), new(ImplicitAls.Train(visits, Als, OwnAlgebra.Instance), 1)),
        ["ease and als"] = visits => new Blend(new(Recommender.Ease.Train(visits, Ease, OwnAlgebra.Instance), 1), new(ImplicitAls.Train(visits, Als, OwnAlgebra.Instance), 1)),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Not those that choose among equals by their numbers.</summary>
    public static TheoryData<string> Numberless => [.. All.Keys.Where(name => name != "similarity, nearest only")];

    /// <summary>Not blends: each of their parts is scaled again for each history, so that only the order means anything.</summary>
    public static TheoryData<string> OneModel => [.. All.Keys.Where(name => !name.Contains(" and ", StringComparison.Ordinal))];

    public static TheoryData<string> Personal => [.. All.Keys.Where(name => name != "popularity")];

    public static float[] Scores(this IRecommender model, params int[] history)
    {
        var scores = new float[model.ItemCount];
        model.Score(history, scores);
        return scores;
    }

    // One fact that all share: it must neither help nor hurt.
    private static SparseMatrix Facts(int items) => SparseMatrix.OfSets(1, [.. Enumerable.Repeat(new[] { 0 }, items)]);
}
