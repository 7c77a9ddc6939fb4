using System.Numerics.Tensors;
using Hay.Recommender.Algebra;

namespace Hay.Recommender;

/// <summary>How <see cref="ImplicitAls"/> is trained.</summary>
public sealed record AlsOptions
{
    /// <summary>k: numbers that describe a person or an item. More is better where there are many items.</summary>
    public int Factors { get; init; } = 512;

    /// <summary>α₀: how much it says that somebody has not been somewhere.</summary>
    public float Background { get; init; } = 0.01f;

    /// <summary>λ, multiplied by how often a person or an item occurs.</summary>
    public float Regularisation { get; init; } = 0.003f;

    public int Epochs { get; init; } = 8;

    public int Seed { get; init; } = 1;
}

/// <summary>
/// Implicit alternating least squares with regularisation by frequency (Hu, Koren, Volinsky, ICDM 2008; Rendle et al., RecSys
/// 2022, arXiv 2110.14037).
/// <para>
/// Minimises Σ_visits (1 − w_u·h_i)² + α₀ Σ_all (w_u·h_i)² + λ [Σ_u (n_u + α₀M)|w_u|² + Σ_i (n_i + α₀N)|h_i|²] for N people and
/// M items. An epoch is all people, then all items, each by a few steps of conjugate gradients from where they are
/// (Takács, Pilászy, Tikk, RecSys 2011). A person is placed from their history when asked, so that nobody has to be trained again.
/// </para>
/// </summary>
public sealed class ImplicitAls : IRecommender
{
    private const int TrainingSteps = 3;
    private const int PlacingSteps = 6;

    private readonly DenseMatrix _items;
    private readonly AlsSide _people;
    private readonly IDenseAlgebra _algebra;

    private ImplicitAls(DenseMatrix items, AlsSide people, IDenseAlgebra algebra) => (_items, _people, _algebra) = (items, people, algebra);

    /// <summary>A model of item factors that something else has found.</summary>
    internal static ImplicitAls Of(DenseMatrix items, AlsOptions options, IDenseAlgebra algebra) => new(items, new(items, options, algebra), algebra);

    /// <inheritdoc/>
    public int ItemCount => _items.Rows;

    /// <inheritdoc/>
    public long Bytes => DenseMatrix.Bytes(ItemCount, _items.Columns) + DenseMatrix.Bytes(_items.Columns, _items.Columns);

    /// <summary>What training will take at its height.</summary>
    public static long EstimateTrainingBytes(long people, long items, long factors) =>
        DenseMatrix.Bytes(people + items + factors + (4 * AlsSide.RowsAtOnce), factors);

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="options">How to train.</param>
    /// <param name="algebra">What multiplies.</param>
    /// <param name="progress">Told of each epoch that is done.</param>
    /// <param name="ct">Stops between two epochs.</param>
    public static ImplicitAls Train(SparseMatrix visits, AlsOptions options, IDenseAlgebra algebra, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        var visitors = visits.Transpose();
        var people = new DenseMatrix(visits.Rows, options.Factors);
        var items = Noise(visits.Columns, options);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            ct.ThrowIfCancellationRequested();
            new AlsSide(items, options, algebra).Solve(visits, people, TrainingSteps, algebra);
            new AlsSide(people, options, algebra).Solve(visitors, items, TrainingSteps, algebra);
            progress?.Report(epoch);
        }

        return Of(items, options, algebra);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        History.Check(scores, ItemCount);
        var person = new float[_items.Columns];
        _people.Place(History.Known(history, ItemCount), person, PlacingSteps);
        for (var item = 0; item < scores.Length; item++) scores[item] = TensorPrimitives.Dot(_items.Row(item), person);
    }

    /// <inheritdoc/>
    public void Score(SparseMatrix histories, DenseMatrix scores)
    {
        History.Check(histories, scores, ItemCount);
        var people = new DenseMatrix(histories.Rows, _items.Columns);
        _people.Solve(histories, people, PlacingSteps, _algebra);
        _algebra.Multiply(people, _items, true, scores);
    }

    // Each row from its own seed: the same whatever the number of threads.
    private static DenseMatrix Noise(int rows, AlsOptions options)
    {
        var noise = new DenseMatrix(rows, options.Factors);
        var spread = 0.1 / Math.Sqrt(options.Factors);
        Parallel.For(0, rows, row =>
        {
            var random = new Random(HashSeed(options.Seed, row));
            foreach (ref var value in noise.Row(row))
            {
                var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
                value = (float)(spread * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
            }
        });
        return noise;
    }

    private static int HashSeed(int seed, int row) => unchecked((int)(((uint)seed * 0x9E3779B1u) ^ ((uint)row * 0x85EBCA6Bu)));
}
