using System.Diagnostics;
using Hay.Recommender.Algebra;

namespace Hay.Bench;

/// <summary>Our kernels beside the machine's OpenBLAS, where it is installed: the same numbers, in turns.</summary>
internal static class AlgebraBench
{
    private const int Rounds = 5;
    private const int Rows = 2048;
    private const int Factors = 512;
    private const int Items = 3000;

    public static Task<BenchReport> Run(TextWriter progress)
    {
        var blas = OpenBlas.TryLoad();
        if (blas is null) progress.WriteLine("There is no OpenBLAS here (Debian: libopenblas0): ours alone.");
        var metrics = new List<Metric>();
        Compare("product 2048×512×512", "GFLOP/s", 2.0 * Rows * Factors * Factors / 1e9, Product);
        Compare("Gram of 20,000×512", "GFLOP/s", 20_000.0 * Factors * Factors / 1e9, Gram);
        Compare("inverse of 3000×3000", "GFLOP/s", 2.0 * Items * Items * Items / 1e9, Inverse);
        return Task.FromResult(new BenchReport("algebra", metrics));

        void Compare(string name, string unit, double work, Func<IDenseAlgebra, double> measure)
        {
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round <= Rounds; round++) // the first one warms up
            {
                ours.Add(measure(OwnAlgebra.Instance));
                if (blas is not null) theirs.Add(measure(blas));
            }

            var own = work / Median(ours);
            var other = blas is null ? (double?)null : work / Median(theirs);
            progress.WriteLine($"{name}: ours {own:0}{(other is null ? "" : $", OpenBLAS {other:0}")} {unit}");
            metrics.Add(new(name, own, unit, other is null ? null : "OpenBLAS", own / other, null, null));
        }
    }

    private static double Product(IDenseAlgebra algebra)
    {
        var (left, right, result) = (Random(Rows, Factors), Random(Factors, Factors), new DenseMatrix(Rows, Factors));
        return Seconds(() => algebra.Multiply(left, right, false, result));
    }

    private static double Gram(IDenseAlgebra algebra)
    {
        var (matrix, result) = (Random(20_000, Factors), new DenseMatrix(Factors, Factors));
        return Seconds(() => algebra.Gram(matrix, result));
    }

    private static double Inverse(IDenseAlgebra algebra)
    {
        var matrix = new DenseMatrix(Items, Items);
        algebra.Gram(Random(200, Items), matrix);
        for (var i = 0; i < Items; i++) matrix[i, i] += 100;
        return Seconds(() => algebra.Invert(matrix));
    }

    private static DenseMatrix Random(int rows, int columns)
    {
        var random = new Random(1);
        var matrix = new DenseMatrix(rows, columns);
        for (var row = 0; row < rows; row++) foreach (ref var value in matrix.Row(row)) value = random.NextSingle();
        return matrix;
    }

    private static double Seconds(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Skip(1).Order().ElementAt(Rounds / 2);
}
