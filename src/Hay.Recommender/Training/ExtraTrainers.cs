using System.Collections.Immutable;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Training;

/// <summary>A way of training that brings its own settings: what another library offers, for comparison.</summary>
public interface ITrainer
{
    string Name { get; }

    /// <summary>For people to read.</summary>
    string Settings { get; }

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="facts">A row an item, a column a fact; null where there are none.</param>
    /// <param name="seed">Same seed, same model.</param>
    /// <param name="ct">Stops before it begins.</param>
    IRecommender Train(SparseMatrix visits, SparseMatrix? facts, int seed, CancellationToken ct);
}

/// <summary>Trainers that this build has besides ours: ML.NET's with <c>-p:HayTrainer=MLNet</c>.</summary>
public static class ExtraTrainers
{
#if HAY_MLNET
    public static ImmutableArray<ITrainer> All { get; } = [new MLNet.FactorisationTrainer(), new MLNet.FieldAwareTrainer()];
#else
    public static ImmutableArray<ITrainer> All { get; } = [];
#endif
}
