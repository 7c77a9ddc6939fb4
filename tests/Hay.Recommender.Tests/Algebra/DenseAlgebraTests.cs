using Hay.Recommender.Algebra;

namespace Hay.Recommender.Tests.Algebra;

/// <summary>Both kinds of algebra against sums in double precision; OpenBLAS where this machine has it.</summary>
public class DenseAlgebraTests
{
    public static TheoryData<string, int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, int, int, int>();
            foreach (var algebra in Kinds.Keys)
            {
                foreach (var (m, n, k) in new[] { (1, 1, 1), (5, 17, 3), (6, 16, 256), (97, 33, 300), (130, 600, 70), (3, 4200, 20), (0, 3, 2), (2, 3, 0) })
                {
                    shapes.Add(algebra, m, n, k);
                }
            }

            return shapes;
        }
    }

    public static TheoryData<string, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<string, int>();
            foreach (var algebra in Kinds.Keys)
            {
                foreach (var size in new[] { 1, 2, 95, 96, 97, 250 }) sizes.Add(algebra, size);
            }

            return sizes;
        }
    }

    private static Dictionary<string, IDenseAlgebra> Kinds { get; } =
        new IDenseAlgebra?[] { OwnAlgebra.Instance, OpenBlas.TryLoad() }.OfType<IDenseAlgebra>().ToDictionary(a => a.Name);

    [Theory, MemberData(nameof(Shapes))]
    public void A_product_is_the_sum_of_products(string algebra, int m, int n, int k)
    {
        var (left, right) = (Random(m, k, 1), Random(k, n, 2));
        var result = Random(m, n, 3); // what was there before must not matter
        Kinds[algebra].Multiply(left, right, false, result);
        AssertClose(Product(left, right), result, k);

        Kinds[algebra].Multiply(left, Transposed(right), true, result);
        AssertClose(Product(left, right), result, k);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void A_Gram_matrix_is_the_transpose_times_the_matrix(string algebra, int m, int n, int k)
    {
        _ = k;
        var matrix = Random(m, Math.Min(n, 300), 4);
        var result = Random(matrix.Columns, matrix.Columns, 5);
        Kinds[algebra].Gram(matrix, result);
        AssertClose(Product(Transposed(matrix), matrix), result, m);
    }

    [Theory, MemberData(nameof(Sizes))]
    public void An_inverse_times_the_matrix_is_the_identity(string algebra, int size)
    {
        var matrix = PositiveDefinite(size);
        var inverse = Copy(matrix);
        for (var row = 0; row < size; row++) inverse.Row(row)[(row + 1)..].Fill(float.NaN); // not read
        Kinds[algebra].Invert(inverse);
        var product = Product(matrix, inverse);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) Assert.Equal(row == column ? 1 : 0, product[row, column], 2e-4);
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Solving_gives_back_what_was_multiplied(string algebra, int size)
    {
        var (matrix, x) = (PositiveDefinite(size), Random(3, size, 7));
        var right = Product(x, matrix);
        var solved = new DenseMatrix(3, size);
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < size; column++) solved[row, column] = (float)right[row, column];
        }

        Kinds[algebra].Solve(matrix, solved);
        for (var i = 0; i < x.Values.Length; i++) Assert.Equal(x.Values[i], solved.Values[i], 2e-3f);
    }

    [Fact]
    public void What_is_not_positive_definite_is_refused()
    {
        foreach (var algebra in Kinds.Values)
        {
            var matrix = PositiveDefinite(120);
            matrix[110, 110] = -1;
            Assert.Throws<NotPositiveDefiniteException>(() => algebra.Invert(matrix));
        }
    }

    [Fact]
    public void Sides_that_do_not_fit_are_refused()
    {
        foreach (var algebra in Kinds.Values)
        {
            Assert.Throws<ArgumentException>(() => algebra.Multiply(new(2, 3), new(2, 3), false, new(2, 3)));
            Assert.Throws<ArgumentException>(() => algebra.Gram(new(2, 3), new(2, 2)));
            Assert.Throws<ArgumentException>(() => algebra.Invert(new(2, 3)));
            Assert.Throws<ArgumentException>(() => algebra.Solve(new(2, 2), new(1, 3)));
        }
    }

    [Fact]
    public void The_same_input_gives_the_same_to_the_last_bit()
    {
        foreach (var algebra in Kinds.Values)
        {
            var (first, second) = (PositiveDefinite(250), PositiveDefinite(250));
            algebra.Invert(first);
            algebra.Invert(second);
            Assert.Equal(first.Values, second.Values);
        }
    }

    private static DenseMatrix Random(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var matrix = new DenseMatrix(rows, columns);
        foreach (ref var value in matrix.Values.AsSpan()) value = random.NextSingle() - 0.5f;
        return matrix;
    }

    private static DenseMatrix PositiveDefinite(int size)
    {
        var root = Random(size, size, 6);
        var product = Product(root, Transposed(root));
        var matrix = new DenseMatrix(size, size);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++) matrix[row, column] = (float)product[row, column] + (row == column ? 1 : 0);
        }

        return matrix;
    }

    private static double[,] Product(DenseMatrix left, DenseMatrix right)
    {
        var product = new double[left.Rows, right.Columns];
        for (var row = 0; row < left.Rows; row++)
        {
            for (var i = 0; i < left.Columns; i++)
            {
                for (var column = 0; column < right.Columns; column++) product[row, column] += (double)left[row, i] * right[i, column];
            }
        }

        return product;
    }

    private static DenseMatrix Transposed(DenseMatrix matrix)
    {
        var transposed = new DenseMatrix(matrix.Columns, matrix.Rows);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var column = 0; column < matrix.Columns; column++) transposed[column, row] = matrix[row, column];
        }

        return transposed;
    }

    private static DenseMatrix Copy(DenseMatrix matrix)
    {
        var copy = new DenseMatrix(matrix.Rows, matrix.Columns);
        matrix.Values.CopyTo(copy.Values, 0);
        return copy;
    }

    private static void AssertClose(double[,] expected, DenseMatrix actual, int depth)
    {
        for (var row = 0; row < actual.Rows; row++)
        {
            for (var column = 0; column < actual.Columns; column++) Assert.Equal(expected[row, column], actual[row, column], 1e-6 * (depth + 1));
        }
    }
}
