using Hay.Recommender.Algebra;

namespace Hay.Recommender.Ranking;

/// <summary>
/// Fits a <see cref="LinearRanking"/> to what people chose: a conditional logit (McFadden 1974). Minimises
/// mean over lists of −(1/|chosen|) Σ_chosen ln softmax(score) + (ρ/2) |w − w₀|² over standardised features, by Newton's method;
/// w₀ is 0, or what was believed before. The problem is convex, so there is one answer, whatever the start.
/// </summary>
public static class RankingFit
{
    private const int MostSteps = 50;
    private const double SmallEnough = 1e-9;

    /// <param name="names">A name for each feature.</param>
    /// <param name="lists">Examples; with none of them every weight is as it was believed before.</param>
    /// <param name="penalty">ρ, more than 0.</param>
    /// <param name="before">A ranking by the same features that the weights are held to; null: to 0.</param>
    public static LinearRanking Fit(IReadOnlyList<string> names, IReadOnlyList<ChoiceList> lists, double penalty, LinearRanking? before = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        if (before is not null && !before.Weights.Select(weight => weight.Name).SequenceEqual(names)) throw new ArgumentException("What was believed before is about other features.", nameof(before));
        var (means, deviations) = Standards(names.Count, lists, before);
        var standardised = lists.Select(list => Standardise(list, means, deviations)).ToArray();
        // The same belief where another deviation is one point.
        double[] home = [.. deviations.Select((deviation, i) => before is null ? 0 : before.Weights[i].Each * deviation)];
        var weights = home.ToArray();
        var loss = Derive(standardised, weights, home, penalty, out var slope, out var curvature);
        for (var step = 0; step < MostSteps && names.Count > 0; step++)
        {
            var direction = SmallSystem.Solve(curvature, slope);
            var promise = direction.Zip(slope, (d, s) => d * s).Sum();
            if (promise < SmallEnough) break;

            // Halved until it helps: far from the answer a full step may be too long.
            for (var length = 1.0; length > 1e-6; length /= 2)
            {
                var next = weights.Zip(direction, (w, d) => w - (length * d)).ToArray();
                var nextLoss = Derive(standardised, next, home, penalty, out var nextSlope, out var nextCurvature);
                if (!(nextLoss <= loss - (1e-4 * length * promise))) continue;
                (weights, loss, slope, curvature) = (next, nextLoss, nextSlope, nextCurvature);
                break;
            }
        }

        return new([.. names.Select((name, i) => new FeatureWeight(name, means[i], deviations[i], weights[i]))]);
    }

    private static double Derive(ChoiceList[] lists, double[] weights, double[] home, double penalty, out double[] slope, out double[,] curvature)
    {
        var parts = new (double Loss, double[] Slope, double[,] Curvature)[lists.Length];
        Parallel.For(0, lists.Length, i => parts[i] = Derive(lists[i], weights));

        // Added up in order, so that the result does not depend on threads.
        var n = weights.Length;
        (slope, curvature) = (new double[n], new double[n, n]);
        var loss = 0.0;
        foreach (var part in parts)
        {
            loss += part.Loss / lists.Length;
            for (var i = 0; i < n; i++)
            {
                slope[i] += part.Slope[i] / lists.Length;
                for (var j = 0; j < n; j++) curvature[i, j] += part.Curvature[i, j] / lists.Length;
            }
        }

        for (var i = 0; i < n; i++)
        {
            var away = weights[i] - home[i];
            loss += penalty / 2 * away * away;
            slope[i] += penalty * away;
            curvature[i, i] += penalty;
        }

        return loss;
    }

    private static (double Loss, double[] Slope, double[,] Curvature) Derive(ChoiceList list, double[] weights)
    {
        var (rows, n) = (list.Features.Rows, weights.Length);
        var chances = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            var features = list.Features.Row(row);
            for (var i = 0; i < n; i++) chances[row] += weights[i] * features[i];
        }

        var highest = chances.Max();
        var sum = chances.Sum(score => Math.Exp(score - highest));
        var loss = highest + Math.Log(sum) - list.Chosen.Average(row => chances[row]);
        for (var row = 0; row < rows; row++) chances[row] = Math.Exp(chances[row] - highest) / sum;

        var (expected, squares) = (new double[n], new double[n, n]);
        for (var row = 0; row < rows; row++)
        {
            var features = list.Features.Row(row);
            for (var i = 0; i < n; i++)
            {
                var part = chances[row] * features[i];
                expected[i] += part;
                for (var j = 0; j <= i; j++) squares[i, j] += part * features[j];
            }
        }

        var slope = expected.ToArray();
        foreach (var row in list.Chosen)
        {
            for (var i = 0; i < n; i++) slope[i] -= list.Features[row, i] / (double)list.Chosen.Length;
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) squares[i, j] = squares[j, i] = squares[i, j] - (expected[i] * expected[j]);
        }

        return (loss, slope, squares);
    }

    private static (double[] Means, double[] Deviations) Standards(int features, IReadOnlyList<ChoiceList> lists, LinearRanking? before)
    {
        var (sums, squares, rows) = (new double[features], new double[features], 0L);
        foreach (var list in lists)
        {
            if (list.Features.Columns != features) throw new ArgumentException($"A list has {list.Features.Columns} features, not {features}.", nameof(lists));
            if (list.Chosen.IsDefaultOrEmpty) throw new ArgumentException("A list says nothing if nothing was chosen.", nameof(lists));
            rows += list.Features.Rows;
            for (var row = 0; row < list.Features.Rows; row++)
            {
                for (var i = 0; i < features; i++)
                {
                    double value = list.Features[row, i];
                    sums[i] += value;
                    squares[i] += value * value;
                }
            }
        }

        var means = Array.ConvertAll(sums, sum => sum / Math.Max(rows, 1));
        var deviations = squares.Select((square, i) => Math.Sqrt(Math.Max((square / Math.Max(rows, 1)) - (means[i] * means[i]), 0))).ToArray();
        for (var i = 0; i < features; i++)
        {
            // What is alike everywhere says nothing here: it stays as it was believed to be.
            if (!(deviations[i] > 1e-6)) (means[i], deviations[i]) = before is null ? (means[i], 1) : (before.Weights[i].Mean, before.Weights[i].Deviation);
        }

        return (means, deviations);
    }

    private static ChoiceList Standardise(ChoiceList list, double[] means, double[] deviations)
    {
        var features = new DenseMatrix(list.Features.Rows, list.Features.Columns);
        for (var row = 0; row < features.Rows; row++)
        {
            for (var i = 0; i < features.Columns; i++) features[row, i] = (float)((list.Features[row, i] - means[i]) / deviations[i]);
        }

        return list with { Features = features };
    }
}
