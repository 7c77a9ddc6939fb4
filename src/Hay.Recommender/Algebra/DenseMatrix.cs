namespace Hay.Recommender.Algebra;

/// <summary>A matrix of single-precision numbers, row after row.</summary>
public sealed class DenseMatrix
{
    /// <summary>All zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative, or there would be more than <see cref="Array.MaxLength"/> numbers.</exception>
    public DenseMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength, nameof(rows));
        (Rows, Columns, Values) = (rows, columns, new float[rows * columns]);
    }

    /// <summary>Of numbers that are there, row after row.</summary>
    internal DenseMatrix(int rows, int columns, float[] values) => (Rows, Columns, Values) = (rows, columns, values);

    public int Rows { get; }

    public int Columns { get; }

    internal float[] Values { get; }

    public ref float this[int row, int column] => ref Values[(row * Columns) + column];

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The same for whoever keeps it.</summary>
    public ReadOnlyMemory<float> RowMemory(int row) => Values.AsMemory(row * Columns, Columns);

    /// <summary>Bytes that one of this size takes.</summary>
    public static long Bytes(long rows, long columns) => rows * columns * sizeof(float);

    /// <summary>Writes what is below the diagonal above it as well.</summary>
    internal void MirrorLower()
    {
        const int Tile = 64; // walking columns needs tiles that stay in the cache
        Parallel.For(0, (Rows + Tile - 1) / Tile, block =>
        {
            for (var left = 0; left <= block * Tile; left += Tile)
            {
                for (var row = block * Tile; row < Math.Min((block + 1) * Tile, Rows); row++)
                {
                    for (var column = left; column < Math.Min(left + Tile, row); column++) this[column, row] = this[row, column];
                }
            }
        });
    }
}
