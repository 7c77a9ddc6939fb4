namespace Hay.Recommender.Algebra;

/// <summary>Cholesky's factor and what is made of it, in blocks so that nearly all the work is <see cref="Gemm"/>.</summary>
internal static class Cholesky
{
    private const int Size = 96;

    /// <summary>Puts L with L·Lᵀ = matrix on and below the diagonal; what is above is not read and may be lost.</summary>
    public static void Factor(Block matrix)
    {
        var n = matrix.Rows;
        var inverse = new DenseMatrix(Size, Size);
        var panel = new DenseMatrix(Math.Max(n - Size, 0), Size);
        for (var at = 0; at < n; at += Size)
        {
            var size = Math.Min(Size, n - at);
            var corner = matrix.Part(at, at, size, size);
            FactorSmall(corner, at);
            var below = n - at - size;
            if (below == 0) return;

            // The panel below becomes panel · L⁻ᵀ, and what is right of it loses the panel's own product.
            InvertSmall(corner, inverse);
            var old = matrix.Part(at + size, at, below, size);
            var solved = new Block(panel).Part(0, 0, below, size);
            panel.Values.AsSpan().Clear();
            Gemm.Add(old, new Block(inverse).Part(0, 0, size, size).Transposed, solved, 1);
            for (var row = 0; row < below; row++) panel.Row(row)[..size].CopyTo(old.Values.AsSpan((int)old.At(row, 0), size));
            Gemm.Add(solved, solved.Transposed, matrix.Part(at + size, at + size, below, below), -1, lowerOnly: true);
        }
    }

    /// <summary>result ← L⁻¹, with zeros above the diagonal; <paramref name="result"/> must be all zeros.</summary>
    public static void InvertFactor(Block factor, Block result)
    {
        var inverse = new DenseMatrix(Size, Size);
        var product = new DenseMatrix(Size, factor.Rows);
        for (var at = 0; at < factor.Rows; at += Size)
        {
            var size = Math.Min(Size, factor.Rows - at);
            InvertSmall(factor.Part(at, at, size, size), inverse);
            var own = new Block(inverse).Part(0, 0, size, size);
            for (var row = 0; row < size; row++) inverse.Row(row)[..size].CopyTo(result.Values.AsSpan((int)result.At(at + row, at), size));
            if (at == 0) continue;

            product.Values.AsSpan().Clear();
            var left = new Block(product).Part(0, 0, size, at);
            Gemm.Add(factor.Part(at, 0, size, at), result.Part(0, 0, at, at), left, 1);
            Gemm.Add(own, left, result.Part(at, 0, size, at), -1);
        }
    }

    /// <summary>result ← L⁻ᵀ · L⁻¹ on and below the diagonal; <paramref name="result"/> must be all zeros.</summary>
    public static void InverseFromFactor(Block inverseFactor, Block result)
    {
        var n = inverseFactor.Rows;
        for (var at = 0; at < n; at += Size)
        {
            // Rows above `at` hold nothing in these columns.
            var size = Math.Min(Size, n - at);
            Gemm.Add(
                inverseFactor.Part(at, at, n - at, size).Transposed, inverseFactor.Part(at, 0, n - at, at + size),
                result.Part(at, 0, size, at + size), 1);
        }
    }

    private static void FactorSmall(Block matrix, int at)
    {
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                double sum = matrix[row, column];
                for (var i = 0; i < column; i++) sum -= (double)matrix[row, i] * matrix[column, i];
                if (column < row) matrix[row, column] = (float)(sum / matrix[column, column]);
                else if (sum > 0 && double.IsFinite(sum)) matrix[row, row] = (float)Math.Sqrt(sum);
                else throw new NotPositiveDefiniteException(at + row);
            }
        }
    }

    private static void InvertSmall(Block factor, DenseMatrix inverse)
    {
        inverse.Values.AsSpan().Clear();
        for (var column = 0; column < factor.Rows; column++)
        {
            inverse[column, column] = 1 / factor[column, column];
            for (var row = column + 1; row < factor.Rows; row++)
            {
                double sum = 0;
                for (var i = column; i < row; i++) sum += (double)factor[row, i] * inverse[i, column];
                inverse[row, column] = (float)(-sum / factor[row, row]);
            }
        }
    }
}
