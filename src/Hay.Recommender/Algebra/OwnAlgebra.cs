namespace Hay.Recommender.Algebra;

/// <summary>Vectorised and multi-threaded kernels in C#: they need nothing but the machine.</summary>
public sealed class OwnAlgebra : IDenseAlgebra
{
    private OwnAlgebra()
    {
    }

    public static OwnAlgebra Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "own kernels";

    /// <inheritdoc/>
    public void Multiply(DenseMatrix left, DenseMatrix right, bool transposeRight, DenseMatrix result)
    {
        DenseAlgebra.Check(left, right, transposeRight, result);
        result.Values.AsSpan().Clear();
        var block = new Block(right);
        Gemm.Add(new(left), transposeRight ? block.Transposed : block, new(result), 1);
    }

    /// <inheritdoc/>
    public void Gram(DenseMatrix matrix, DenseMatrix result)
    {
        DenseAlgebra.CheckGram(matrix, result);
        result.Values.AsSpan().Clear();
        var block = new Block(matrix);
        Gemm.Add(block.Transposed, block, new(result), 1, lowerOnly: true);
        result.MirrorLower();
    }

    /// <inheritdoc/>
    public void Invert(DenseMatrix matrix)
    {
        DenseAlgebra.CheckSquare(matrix);
        Cholesky.Factor(new(matrix));
        var inverseFactor = new DenseMatrix(matrix.Rows, matrix.Columns);
        Cholesky.InvertFactor(new(matrix), new(inverseFactor));
        matrix.Values.AsSpan().Clear();
        Cholesky.InverseFromFactor(new(inverseFactor), new(matrix));
        matrix.MirrorLower();
    }

    /// <inheritdoc/>
    public void Solve(DenseMatrix matrix, DenseMatrix right)
    {
        DenseAlgebra.CheckSquare(matrix);
        if (right.Columns != matrix.Rows) throw new ArgumentException($"A right side has {matrix.Rows} numbers, not {right.Columns}.", nameof(right));
        Cholesky.Factor(new(matrix));
        Parallel.For(0, right.Rows, row =>
        {
            var x = right.Row(row);
            for (var i = 0; i < x.Length; i++)
            {
                double sum = x[i];
                for (var j = 0; j < i; j++) sum -= (double)matrix[i, j] * x[j];
                x[i] = (float)(sum / matrix[i, i]);
            }

            for (var i = x.Length - 1; i >= 0; i--)
            {
                double sum = x[i];
                for (var j = i + 1; j < x.Length; j++) sum -= (double)matrix[j, i] * x[j];
                x[i] = (float)(sum / matrix[i, i]);
            }
        });
    }
}
