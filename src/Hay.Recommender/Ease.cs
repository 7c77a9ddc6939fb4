using System.Numerics.Tensors;
using Hay.Recommender.Algebra;
using Hay.Recommender.Files;

namespace Hay.Recommender;

/// <summary>How <see cref="Ease"/> is trained.</summary>
public sealed record EaseOptions
{
    /// <summary>λ: more of it for fewer visits.</summary>
    public float Regularisation { get; init; } = 500;

    /// <summary>g: how much less somebody counts who has been to many places.</summary>
    public float Person { get; init; } = 0.5f;

    /// <summary>How much a shared fact says beside a shared visitor; only with facts.</summary>
    public float Facts { get; init; } = 1;
}

/// <summary>
/// EASE, a linear model with a closed form (Steck, WWW 2019, arXiv 1905.03375): which other items an item follows from.
/// <para>
/// P = (Xᵀ D X + φ S Sᵀ + λ I)⁻¹, B(i,j) = −P(i,j) / P(j,j) off the diagonal and 0 on it, s(u,j) = Σ_(i in u) B(i,j). X is
/// who has been where; D = diag(n_u^(−g)), scaled to mean 1, lets people with endless histories say less (ours). S is what
/// has which facts: with it an item that nobody has been to is placed beside items of the same kind (CEASE: Jeunen, Van Balen,
/// Goethals, RecSys 2020).
/// </para>
/// </summary>
public sealed class Ease : IRecommender
{
    private readonly DenseMatrix _weights;

    private Ease(DenseMatrix weights) => _weights = weights;

    /// <inheritdoc/>
    public int ItemCount => _weights.Rows;

    /// <inheritdoc/>
    public long Bytes => DenseMatrix.Bytes(ItemCount, ItemCount);

    /// <summary>What training will take at its height.</summary>
    public static long EstimateTrainingBytes(long items) => 2 * DenseMatrix.Bytes(items, items);

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="options">How to train.</param>
    /// <param name="algebra">What inverts.</param>
    /// <param name="facts">A row an item, a column a fact; null where there are none.</param>
    /// <exception cref="ArgumentException">There are facts of another number of items.</exception>
    public static Ease Train(SparseMatrix visits, EaseOptions options, IDenseAlgebra algebra, SparseMatrix? facts = null)
    {
        if (facts is not null && facts.Rows != visits.Columns) throw new ArgumentException($"There are facts of {facts.Rows} items, not of {visits.Columns}.", nameof(facts));
        var matrix = new DenseMatrix(visits.Columns, visits.Columns);
        AddGram(visits, PersonWeights(visits, options.Person), matrix);
        if (facts is not null) AddGram(facts.Transpose(), Enumerable.Repeat(options.Facts, facts.Columns).ToArray(), matrix);
        for (var item = 0; item < matrix.Rows; item++) matrix[item, item] += options.Regularisation;
        algebra.Invert(matrix);
        var diagonal = new float[matrix.Rows];
        for (var item = 0; item < matrix.Rows; item++) diagonal[item] = -matrix[item, item];
        Parallel.For(0, matrix.Rows, item =>
        {
            var row = matrix.Row(item);
            TensorPrimitives.Divide(row, diagonal, row);
            row[item] = 0;
        });
        return new(matrix);
    }

    internal void Write(NumberWriter to)
    {
        to.Write(ItemCount);
        to.Write(_weights.Values);
    }

    internal static Ease Read(NumberReader from)
    {
        var items = from.Count();
        return new(new(items, items, from.Floats((long)items * items)));
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        History.Check(scores, ItemCount);
        scores.Clear();
        foreach (var item in History.Known(history, ItemCount)) TensorPrimitives.Add(scores, _weights.Row(item), scores);
    }

    // One row of the result at a time, so that threads never meet: for each who has the item, all that they have.
    private static void AddGram(SparseMatrix matrix, float[] rowWeights, DenseMatrix result)
    {
        var columns = matrix.Transpose();
        Parallel.For(0, matrix.Columns, column =>
        {
            var sums = result.Row(column);
            var rows = columns.Row(column);
            var values = columns.Values(column);
            for (var i = 0; i < rows.Length; i++)
            {
                var weight = values[i] * rowWeights[rows[i]];
                var others = matrix.Row(rows[i]);
                var otherValues = matrix.Values(rows[i]);
                for (var j = 0; j < others.Length; j++) sums[others[j]] += weight * otherValues[j];
            }
        });
    }

    private static float[] PersonWeights(SparseMatrix visits, float exponent)
    {
        var weights = new float[visits.Rows];
        var (sum, people) = (0.0, 0);
        for (var person = 0; person < visits.Rows; person++)
        {
            if (visits.RowCount(person) == 0) continue;
            weights[person] = MathF.Pow(visits.RowCount(person), -exponent);
            sum += weights[person];
            people++;
        }

        var mean = (float)(sum / Math.Max(people, 1));
        if (people > 0) TensorPrimitives.Divide(weights, mean, weights);
        return weights;
    }
}
