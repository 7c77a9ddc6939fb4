using System.Globalization;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Training;

/// <summary>What is to be trained, with all that was chosen for it.</summary>
/// <param name="Ease">The near part, where the catalogue is small enough; else <paramref name="Similarity"/> is.</param>
/// <param name="Similarity">The near part of a large catalogue.</param>
/// <param name="Als">The far part; null for none.</param>
/// <param name="FarWeight">What the far part says beside the near one.</param>
public sealed record Recipe(EaseOptions? Ease, SimilarityOptions? Similarity, AlsOptions? Als, float FarWeight = 1)
{
    /// <summary>The model's name, as in <see cref="Names"/>.</summary>
    public string Name => this switch
    {
        { Als: not null, Ease: null, Similarity: null } => Names.Als,
        { Als: not null } => Names.Blend,
        { Ease: not null } => Names.Ease,
        { Similarity: not null } => Names.Similarity,
        _ => Names.Popularity,
    };

    /// <summary>What was chosen, for people to read.</summary>
    public string Settings => string.Join("; ", new[]
    {
        Ease is { } e ? Said($"EASE λ {e.Regularisation:0.#}, g {e.Person:0.##}") : null,
        Similarity is { } s ? Said($"similarity a {s.Person:0.##}, s {s.Shape:0.##}, b1 {s.From:0.##}, b2 {s.To:0.##}{(s.Neighbours < int.MaxValue ? Said($", nearest {s.Neighbours}") : "")}") : null,
        Als is { } a ? Said($"ALS k {a.Factors}, α0 {a.Background:0.####}, λ {a.Regularisation:0.####}, {a.Epochs} epochs, seed {a.Seed}") : null,
        Name == Names.Blend ? Said($"ALS × {FarWeight:0.##}") : null,
    }.OfType<string>());

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="algebra">What multiplies and inverts.</param>
    /// <param name="facts">A row an item, a column a fact, for models that take them; null where there are none.</param>
    /// <param name="ct">Stops between two steps.</param>
    public IRecommender Train(SparseMatrix visits, IDenseAlgebra algebra, SparseMatrix? facts = null, CancellationToken ct = default)
    {
        IRecommender? near = Ease is not null ? Recommender.Ease.Train(visits, Ease, algebra, facts)
            : Similarity is not null ? ItemSimilarity.Train(visits, Similarity)
            : null;
        var far = Als is null ? null : ImplicitAls.Train(visits, Als, algebra, ct: ct);
        return (near, far) switch
        {
            (null, null) => ByCount(visits),
            (null, _) => far,
            (_, null) => near,
            _ => new Blend(new(near, 1), new(far, FarWeight)),
        };
    }

    private static Popularity ByCount(SparseMatrix visits)
    {
        var counts = visits.ColumnCounts();
        return Popularity.Train(visits.Columns, [.. counts.Select((count, item) => new Interaction(item, count, 0))]);
    }

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    /// <summary>What models are called on the command line and on model cards.</summary>
    public static class Names
    {
        public const string Popularity = "popularity";
        public const string Similarity = "similarity";
        public const string Ease = "ease";
        public const string Als = "als";
        public const string Blend = "blend";

        public static IReadOnlyList<string> All { get; } = [Popularity, Similarity, Ease, Als, Blend];
    }
}
