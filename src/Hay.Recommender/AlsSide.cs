using System.Numerics.Tensors;
using Hay.Recommender.Algebra;

namespace Hay.Recommender;

/// <summary>
/// Half an epoch of <see cref="ImplicitAls"/>: rows are solved while the other side (rows H) stands still. For each row,
/// (Σ_visits h hᵀ + α₀ HᵀH + λ(n + α₀M) I) x = Σ_visits h, by conjugate gradients, many rows at once: what all of them share is one
/// product of matrices, what is their own is a dot product and a sum for each visit.
/// </summary>
internal sealed class AlsSide
{
    public const int RowsAtOnce = 2048;

    private readonly DenseMatrix _other;
    private readonly DenseMatrix _shared; // α₀ HᵀH
    private readonly float _regularisation;
    private readonly float _always; // α₀ M

    public AlsSide(DenseMatrix other, AlsOptions options, IDenseAlgebra algebra)
    {
        (_other, _regularisation, _always) = (other, options.Regularisation, options.Background * other.Rows);
        _shared = new(other.Columns, other.Columns);
        algebra.Gram(other, _shared);
        TensorPrimitives.Multiply(_shared.Values, options.Background, _shared.Values);
    }

    /// <summary>Moves each row of <paramref name="solved"/> from where it is towards its solution.</summary>
    public void Solve(SparseMatrix visits, DenseMatrix solved, int steps, IDenseAlgebra algebra)
    {
        for (var first = 0; first < visits.Rows; first += RowsAtOnce)
        {
            SolveRows(visits, first, Math.Min(RowsAtOnce, visits.Rows - first), solved, steps, algebra);
        }
    }

    /// <summary>Places one row from nothing.</summary>
    public void Place(ReadOnlySpan<int> visits, Span<float> x, int steps)
    {
        x.Clear();
        var work = new float[3 * x.Length];
        var residual = work.AsSpan(0, x.Length);
        var direction = work.AsSpan(x.Length, x.Length);
        var moved = work.AsSpan(2 * x.Length);
        foreach (var item in visits) TensorPrimitives.Add(residual, _other.Row(item), residual);
        residual.CopyTo(direction);
        var square = Square(residual);
        for (var step = 0; step < steps && square > 0; step++)
        {
            for (var i = 0; i < x.Length; i++) moved[i] = TensorPrimitives.Dot(_shared.Row(i), direction);
            AddOwn(visits, direction, moved);
            square = Step(x, residual, direction, moved, square);
        }
    }

    private void SolveRows(SparseMatrix visits, int first, int count, DenseMatrix solved, int steps, IDenseAlgebra algebra)
    {
        var (residual, direction, moved) = (new DenseMatrix(count, _other.Columns), new DenseMatrix(count, _other.Columns), new DenseMatrix(count, _other.Columns));
        var squares = new double[count];
        solved.Values.AsSpan(first * solved.Columns, count * solved.Columns).CopyTo(direction.Values);
        algebra.Multiply(direction, _shared, false, moved);
        Parallel.For(0, count, row =>
        {
            var items = visits.Row(first + row);
            var x = solved.Row(first + row);
            var r = residual.Row(row);
            if (items.IsEmpty) x.Clear(); // the solution; and nothing is left to do
            else
            {
                AddOwn(items, x, moved.Row(row));
                foreach (var item in items) TensorPrimitives.Add(r, _other.Row(item), r);
                TensorPrimitives.Subtract(r, moved.Row(row), r);
            }

            r.CopyTo(direction.Row(row));
            squares[row] = Square(r);
        });
        for (var step = 0; step < steps; step++)
        {
            algebra.Multiply(direction, _shared, false, moved);
            Parallel.For(0, count, row =>
            {
                if (squares[row] == 0) return;
                AddOwn(visits.Row(first + row), direction.Row(row), moved.Row(row));
                squares[row] = Step(solved.Row(first + row), residual.Row(row), direction.Row(row), moved.Row(row), squares[row]);
            });
        }
    }

    private void AddOwn(ReadOnlySpan<int> items, ReadOnlySpan<float> x, Span<float> result)
    {
        TensorPrimitives.MultiplyAdd(x, _regularisation * (items.Length + _always), result, result);
        foreach (var item in items)
        {
            var other = _other.Row(item);
            TensorPrimitives.MultiplyAdd(other, TensorPrimitives.Dot(other, x), result, result);
        }
    }

    private static double Step(Span<float> x, Span<float> residual, Span<float> direction, ReadOnlySpan<float> moved, double square)
    {
        var curvature = (double)TensorPrimitives.Dot(direction, moved);
        if (!(curvature > 0)) return 0;
        var length = (float)(square / curvature);
        TensorPrimitives.MultiplyAdd(direction, length, x, x);
        TensorPrimitives.MultiplyAdd(moved, -length, residual, residual);
        var next = Square(residual);
        TensorPrimitives.MultiplyAdd(direction, (float)(next / square), residual, direction);
        return next;
    }

    private static double Square(ReadOnlySpan<float> vector) => TensorPrimitives.SumOfSquares(vector);
}
