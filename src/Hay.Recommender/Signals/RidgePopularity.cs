using Hay.Recommender.Algebra;

namespace Hay.Recommender.Signals;

/// <summary>
/// How many will come, guessed from facts alone: ridge regression of ln(1 + people) on facts, solved by conjugate gradients.
/// Minimises |F w − (y − mean y)|² + penalty |w|².
/// </summary>
internal static class RidgePopularity
{
    private const float Penalty = 0.5f;
    private const int MostSteps = 200;

    /// <param name="facts">A row an occasion.</param>
    /// <param name="past">Rows to learn from.</param>
    /// <param name="people">How many came to each of <paramref name="past"/>.</param>
    /// <returns>A guess for every row.</returns>
    public static double[] Guess(SparseMatrix facts, ReadOnlySpan<int> past, ReadOnlySpan<int> people)
    {
        var known = facts.Only(past);
        var targets = new double[past.Length];
        for (var i = 0; i < past.Length; i++) targets[i] = Math.Log(1 + people[i]);
        var mean = targets.Length > 0 ? targets.Average() : 0;
        for (var i = 0; i < past.Length; i++) targets[i] -= mean;

        var weights = new double[facts.Columns];
        var residual = Spread(known, targets);
        var direction = residual.ToArray();
        var square = Dot(residual, residual);
        var enough = 1e-12 * square;
        for (var step = 0; step < MostSteps && square > enough && square > 0; step++)
        {
            var moved = Spread(known, Apply(known, direction));
            for (var i = 0; i < moved.Length; i++) moved[i] += Penalty * direction[i];
            var length = square / Dot(direction, moved);
            for (var i = 0; i < moved.Length; i++)
            {
                weights[i] += length * direction[i];
                residual[i] -= length * moved[i];
            }

            var next = Dot(residual, residual);
            for (var i = 0; i < moved.Length; i++) direction[i] = residual[i] + (next / square * direction[i]);
            square = next;
        }

        return Array.ConvertAll(Apply(facts, weights), guess => guess + mean);
    }

    private static double[] Apply(SparseMatrix matrix, double[] weights)
    {
        var sums = new double[matrix.Rows];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var columns = matrix.Row(row);
            var values = matrix.Values(row);
            for (var i = 0; i < columns.Length; i++) sums[row] += values[i] * weights[columns[i]];
        }

        return sums;
    }

    private static double[] Spread(SparseMatrix matrix, double[] rows)
    {
        var sums = new double[matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var columns = matrix.Row(row);
            var values = matrix.Values(row);
            for (var i = 0; i < columns.Length; i++) sums[columns[i]] += values[i] * rows[row];
        }

        return sums;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
