using System.Collections.Immutable;
using System.Numerics.Tensors;
using Hay.Recommender.Algebra;

namespace Hay.Recommender;

/// <summary>One model of a blend and how much it says.</summary>
public readonly record struct BlendPart(IRecommender Model, float Weight);

/// <summary>
/// Several models as one: the weighted sum of their z-scores, s(u,i) = Σ_m r_m (s_m(u,i) − μ_m(u)) / σ_m(u), with mean and
/// standard deviation over all items for that person. A model that scores everything alike adds nothing.
/// </summary>
public sealed class Blend : IRecommender
{
    private readonly ImmutableArray<BlendPart> _parts;

    /// <exception cref="ArgumentException">There is no part, or they know different numbers of items.</exception>
    public Blend(params ImmutableArray<BlendPart> parts)
    {
        if (parts.IsDefaultOrEmpty || parts.Any(part => part.Model.ItemCount != parts[0].Model.ItemCount))
        {
            throw new ArgumentException("A blend is of models that know the same items.", nameof(parts));
        }

        _parts = parts;
    }

    /// <inheritdoc/>
    public int ItemCount => _parts[0].Model.ItemCount;

    /// <inheritdoc/>
    public long Bytes => _parts.Sum(part => part.Model.Bytes);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        History.Check(scores, ItemCount);
        scores.Clear();
        var own = new float[ItemCount];
        foreach (var (model, weight) in _parts)
        {
            model.Score(history, own);
            AddStandardised(own, weight, scores);
        }
    }

    /// <inheritdoc/>
    public void Score(SparseMatrix histories, DenseMatrix scores)
    {
        History.Check(histories, scores, ItemCount);
        scores.Values.AsSpan().Clear();
        var own = new DenseMatrix(scores.Rows, scores.Columns);
        foreach (var (model, weight) in _parts)
        {
            model.Score(histories, own);
            Parallel.For(0, scores.Rows, person => AddStandardised(own.Row(person), weight, scores.Row(person)));
        }
    }

    internal static void AddStandardised(ReadOnlySpan<float> own, float weight, Span<float> sums)
    {
        if (own.IsEmpty) return;
        // By parts in double: a single-precision sum over many items loses the small ones.
        const int Part = 512;
        var (sum, squares) = (0.0, 0.0);
        for (var at = 0; at < own.Length; at += Part)
        {
            var part = own.Slice(at, Math.Min(Part, own.Length - at));
            sum += TensorPrimitives.Sum(part);
            squares += TensorPrimitives.SumOfSquares(part);
        }

        var mean = sum / own.Length;
        var variance = (squares / own.Length) - (mean * mean);
        if (!(variance > 1e-10 * mean * mean) || variance < float.Epsilon) return;
        var scale = (float)(weight / Math.Sqrt(variance));
        TensorPrimitives.MultiplyAdd(own, scale, sums, sums);
        TensorPrimitives.Add(sums, (float)(-mean * scale), sums);
    }
}
