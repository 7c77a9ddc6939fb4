using Hay.Recommender.Algebra;

namespace Hay.Recommender.Ranking;

/// <summary>A few linear equations in double precision.</summary>
internal static class SmallSystem
{
    /// <summary>x with matrix · x = right, by Cholesky; the matrix is symmetric and positive definite.</summary>
    /// <exception cref="NotPositiveDefiniteException">It is not.</exception>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (factor, x) = (new double[n, n], right.ToArray());
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                if (j < i) factor[i, j] = sum / factor[j, j];
                else factor[i, i] = sum > 0 ? Math.Sqrt(sum) : throw new NotPositiveDefiniteException(i);
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= factor[i, k] * x[k];
            x[i] /= factor[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= factor[k, i] * x[k];
            x[i] /= factor[i, i];
        }

        return x;
    }
}
