namespace Hay.Recommender.Algebra;

/// <summary>
/// The dense linear algebra that training needs. Two things do it: <see cref="OwnAlgebra"/>, which is always there, and
/// <see cref="OpenBlas"/> where the machine has it. The same input gives the same output to the last bit from the same one of
/// them with the same number of threads; the two agree within rounding.
/// </summary>
public interface IDenseAlgebra
{
    /// <summary>What a model card calls it.</summary>
    string Name { get; }

    /// <summary>result ← left · right, or left · rightᵀ.</summary>
    /// <exception cref="ArgumentException">The sides do not fit each other.</exception>
    void Multiply(DenseMatrix left, DenseMatrix right, bool transposeRight, DenseMatrix result);

    /// <summary>result ← matrixᵀ · matrix.</summary>
    /// <exception cref="ArgumentException">The sides do not fit each other.</exception>
    void Gram(DenseMatrix matrix, DenseMatrix result);

    /// <summary>Puts the inverse of a symmetric, positive definite matrix in its place (Cholesky). Reads what is on and below the diagonal.</summary>
    /// <exception cref="NotPositiveDefiniteException">It is not: add to its diagonal.</exception>
    void Invert(DenseMatrix matrix);

    /// <summary>
    /// Solves matrix · x = right for every row of <paramref name="right"/>, in place; <paramref name="matrix"/> is symmetric,
    /// positive definite and is lost.
    /// </summary>
    /// <exception cref="NotPositiveDefiniteException">It is not: add to its diagonal.</exception>
    void Solve(DenseMatrix matrix, DenseMatrix right);
}

/// <summary>A Cholesky factor was asked of a matrix that has none.</summary>
public sealed class NotPositiveDefiniteException(int row)
    : ArithmeticException($"The matrix is not positive definite (row {row}): more regularisation is needed.");

/// <summary>Which algebra there is on this machine.</summary>
public static class DenseAlgebra
{
    /// <summary>OpenBLAS where it is found, else ours.</summary>
    public static IDenseAlgebra Best { get; } = (IDenseAlgebra?)OpenBlas.TryLoad() ?? OwnAlgebra.Instance;

    internal static void Check(DenseMatrix left, DenseMatrix right, bool transposeRight, DenseMatrix result)
    {
        var (inner, columns) = transposeRight ? (right.Columns, right.Rows) : (right.Rows, right.Columns);
        if (left.Columns != inner || result.Rows != left.Rows || result.Columns != columns)
        {
            throw new ArgumentException($"{left.Rows}×{left.Columns} times {inner}×{columns} does not make {result.Rows}×{result.Columns}.", nameof(result));
        }
    }

    internal static void CheckGram(DenseMatrix matrix, DenseMatrix result)
    {
        if (result.Rows != matrix.Columns || result.Columns != matrix.Columns)
        {
            throw new ArgumentException($"The Gram matrix of {matrix.Columns} columns is not {result.Rows}×{result.Columns}.", nameof(result));
        }
    }

    internal static void CheckSquare(DenseMatrix matrix)
    {
        if (matrix.Rows != matrix.Columns) throw new ArgumentException($"{matrix.Rows}×{matrix.Columns} is not square.", nameof(matrix));
    }
}
