using System.Numerics.Tensors;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.MLNet;

/// <summary>
/// What a trained field-aware factorisation machine says of every item at once. Its score is ⟨w,x⟩ + Σ_(j&lt;j') ⟨v(j,F(j')), v(j',F(j))⟩ x_j x_j';
/// what is the item's own is summed up beforehand, and what is the person's alone is the same for all items.
/// </summary>
internal sealed class FieldAwareModel : IRecommender
{
    private const int HistoryField = 0, ItemField = 1, FactField = 2, Fields = 3;

    private readonly int _latent;
    private readonly float[] _weights;
    private readonly float[] _own;
    private readonly DenseMatrix _towardsHistory; // an item's vector, then that of its facts

    public FieldAwareModel(IReadOnlyList<float> linear, IReadOnlyList<float> latent, int dimensions, SparseMatrix facts)
    {
        (_latent, _weights, ItemCount) = (dimensions, [.. latent], facts.Rows);
        (_own, _towardsHistory) = (new float[facts.Rows], new DenseMatrix(facts.Rows, 2 * dimensions));
        for (var item = 0; item < facts.Rows; item++)
        {
            var feature = facts.Rows + item;
            Vector(feature, HistoryField).CopyTo(_towardsHistory.Row(item));
            _own[item] = linear[feature];
            var known = facts.Row(item);
            var values = facts.Values(item);
            var ofFacts = _towardsHistory.Row(item)[dimensions..];
            for (var i = 0; i < known.Length; i++)
            {
                var fact = (2 * facts.Rows) + known[i];
                _own[item] += values[i] * (linear[fact] + TensorPrimitives.Dot(Vector(feature, FactField), Vector(fact, ItemField)));
                TensorPrimitives.MultiplyAdd(Vector(fact, HistoryField), values[i], ofFacts, ofFacts);
                for (var j = i + 1; j < known.Length; j++)
                {
                    _own[item] += values[i] * values[j] * TensorPrimitives.Dot(Vector(fact, FactField), Vector((2 * facts.Rows) + known[j], FactField));
                }
            }

            if (!float.IsFinite(_own[item])) _own[item] = 0;
        }
    }

    public int ItemCount { get; }

    public long Bytes => (_weights.Length + _own.Length + _towardsHistory.Values.Length) * (long)sizeof(float);

    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        Recommender.History.Check(scores, ItemCount);
        var person = new float[2 * _latent];
        var (items, values) = Scaled(Recommender.History.Known(history, ItemCount));
        for (var i = 0; i < items.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Vector(items[i], ItemField), values[i], person.AsSpan(0, _latent), person.AsSpan(0, _latent));
            TensorPrimitives.MultiplyAdd(Vector(items[i], FactField), values[i], person.AsSpan(_latent), person.AsSpan(_latent));
        }

        for (var item = 0; item < scores.Length; item++)
        {
            var score = _own[item] + TensorPrimitives.Dot(_towardsHistory.Row(item), person);
            scores[item] = float.IsFinite(score) ? score : 0;
        }
    }

    /// <summary>A history of length 1, however long it is.</summary>
    public static (int[] Items, float[] Values) Scaled(int[] items)
    {
        var values = new float[items.Length];
        Array.Fill(values, 1 / MathF.Sqrt(Math.Max(items.Length, 1)));
        return (items, values);
    }

    private ReadOnlySpan<float> Vector(int feature, int towards) => _weights.AsSpan(((feature * Fields) + towards) * _latent, _latent);
}
