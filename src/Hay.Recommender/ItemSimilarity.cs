using System.Numerics.Tensors;
using Hay.Recommender.Algebra;
using Hay.Recommender.Files;

namespace Hay.Recommender;

/// <summary>How <see cref="ItemSimilarity"/> weighs; the defaults did well on several public data sets.</summary>
public sealed record SimilarityOptions
{
    /// <summary>a: how much less somebody counts who has been to many places.</summary>
    public float Person { get; init; } = 0.8f;

    /// <summary>s: below 1, what few people share counts for more.</summary>
    public float Shape { get; init; } = 0.85f;

    /// <summary>b₁: how much less a popular item of the history says.</summary>
    public float From { get; init; } = 0.64f;

    /// <summary>b₂: how much a popular item is held back.</summary>
    public float To { get; init; } = 0.28f;

    /// <summary>Neighbours kept for each item, the nearest ones; fewer than 1,000 cost quality.</summary>
    public int Neighbours { get; init; } = int.MaxValue;
}

/// <summary>
/// Item similarity as a linear graph filter: Turbo-CF (Park et al., arXiv 2404.14243) with its two exponents set free.
/// <para>
/// G(i,j) = Σ n_u⁻ᵃ over the people u who have been to both; s(u,j) = n_j^(−b₂) Σ_(i in u) n_i^(−b₁) G(i,j)ˢ, where n_u and
/// n_i count visits of a person and of an item. Turbo-CF is a = 2α, b₁ = b₂ = (1 − α)s.
/// </para>
/// </summary>
public sealed class ItemSimilarity : IRecommender
{
    private readonly int[][] _neighbours;
    private readonly float[][] _weights;

    private ItemSimilarity(int[][] neighbours, float[][] weights) => (_neighbours, _weights) = (neighbours, weights);

    /// <inheritdoc/>
    public int ItemCount => _neighbours.Length;

    /// <inheritdoc/>
    public long Bytes => _neighbours.Sum(row => (long)row.Length * BytesEach);

    private static int BytesEach => sizeof(int) + sizeof(float);

    /// <summary>About what the model will take, from a few items; more memory than this by a tenth is possible.</summary>
    public static long EstimateBytes(SparseMatrix visits)
    {
        if (visits.Columns == 0) return 0;
        const int Sample = 500;
        var people = visits.Transpose();
        var step = Math.Max(1, visits.Columns / Sample);
        var (entries, seen) = (0L, new int[visits.Columns]);
        var taken = 0;
        for (var item = 0; item < visits.Columns; item += step)
        {
            taken++;
            foreach (var person in people.Row(item))
            {
                foreach (var other in visits.Row(person))
                {
                    if (seen[other] == taken) continue;
                    seen[other] = taken;
                    entries++;
                }
            }
        }

        return entries * visits.Columns / taken * BytesEach;
    }

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="options">How to weigh.</param>
    public static ItemSimilarity Train(SparseMatrix visits, SimilarityOptions options)
    {
        var people = visits.Transpose();
        var personWeight = Powers(Enumerable.Range(0, visits.Rows).Select(visits.RowCount), options.Person);
        var from = Powers(visits.ColumnCounts(), options.From);
        var to = Powers(visits.ColumnCounts(), options.To);
        var (neighbours, weights) = (new int[visits.Columns][], new float[visits.Columns][]);
        Parallel.For(0, visits.Columns, () => new Gathered(visits.Columns), (item, _, gathered) =>
        {
            foreach (var person in people.Row(item)) gathered.Add(visits.Row(person), personWeight[person]);
            (neighbours[item], weights[item]) = gathered.Take(sum => from[item] * MathF.Pow(sum, options.Shape), to, options.Neighbours);
            return gathered;
        }, _ => { });
        return new(neighbours, weights);
    }

    internal void Write(NumberWriter to)
    {
        to.Write(ItemCount);
        foreach (var (neighbours, weights) in _neighbours.Zip(_weights))
        {
            to.Write(neighbours.Length);
            to.Write(neighbours);
            to.Write(weights);
        }
    }

    internal static ItemSimilarity Read(NumberReader from)
    {
        var items = from.Count();
        var (neighbours, weights) = (new List<int[]>(), new List<float[]>()); // grow with what is there, not with what is said
        for (var item = 0; item < items; item++)
        {
            var count = from.Count();
            var own = from.Ints(count);
            for (var i = 0; i < count; i++)
            {
                if (own[i] < 0 || own[i] >= items || (i > 0 && own[i] <= own[i - 1])) throw new InvalidDataException("A neighbour in the model is out of its range.");
            }

            neighbours.Add(own);
            weights.Add(from.Floats(count));
        }

        return new([.. neighbours], [.. weights]);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<int> history, Span<float> scores)
    {
        History.Check(scores, ItemCount);
        scores.Clear();
        foreach (var item in History.Known(history, ItemCount))
        {
            var (neighbours, weights) = (_neighbours[item], _weights[item]);
            if (neighbours.Length == scores.Length) TensorPrimitives.Add(scores, weights, scores);
            else for (var i = 0; i < neighbours.Length; i++) scores[neighbours[i]] += weights[i];
        }
    }

    private static float[] Powers(IEnumerable<int> counts, float exponent) =>
        [.. counts.Select(count => count == 0 ? 0 : (float)Math.Pow(count, -exponent))];

    /// <summary>One row of sums while it is gathered.</summary>
    private sealed class Gathered(int items)
    {
        private readonly float[] _sums = new float[items];
        private readonly List<int> _touched = [];

        public void Add(ReadOnlySpan<int> others, float weight)
        {
            foreach (var other in others)
            {
                if (_sums[other] == 0) _touched.Add(other);
                _sums[other] += weight;
            }
        }

        public (int[] Neighbours, float[] Weights) Take(Func<float, float> shape, float[] to, int most)
        {
            _touched.Sort();
            var neighbours = _touched.ToArray();
            var weights = Array.ConvertAll(neighbours, other => to[other] * shape(_sums[other]));
            foreach (var other in neighbours) _sums[other] = 0;
            _touched.Clear();
            if (neighbours.Length <= most) return (neighbours, weights);
            var nearest = Enumerable.Range(0, neighbours.Length).OrderByDescending(i => weights[i]).ThenBy(i => neighbours[i]).Take(most).Order().ToArray();
            return (Array.ConvertAll(nearest, i => neighbours[i]), Array.ConvertAll(nearest, i => weights[i]));
        }
    }
}
