using System.Collections.Immutable;

namespace Hay.Recommender.Algebra;

/// <summary>An immutable matrix with few entries, kept row after row (CSR): who has been where, or what has which facts.</summary>
public sealed class SparseMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly float[] _values;

    internal SparseMatrix(int columns, int[] starts, int[] columnOf, float[] values) =>
        (Columns, _starts, _columns, _values) = (columns, starts, columnOf, values);

    public int Rows => _starts.Length - 1;

    public int Columns { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => _starts[^1];

    /// <summary>The columns of a row's entries, ascending.</summary>
    public ReadOnlySpan<int> Row(int row) => _columns.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>The values of a row's entries, in the order of <see cref="Row"/>.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    public int RowCount(int row) => _starts[row + 1] - _starts[row];

    /// <summary>Ones where a row names a column, however often and in whatever order it does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row names a column that is not there.</exception>
    public static SparseMatrix OfSets(int columns, IReadOnlyList<int[]> rows)
    {
        var starts = new int[rows.Count + 1];
        var found = new List<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            var sorted = rows[row].ToArray();
            Array.Sort(sorted);
            for (var i = 0; i < sorted.Length; i++)
            {
                if ((uint)sorted[i] >= (uint)columns) throw new ArgumentOutOfRangeException(nameof(rows), sorted[i], $"There are {columns} columns.");
                if (i == 0 || sorted[i] != sorted[i - 1]) found.Add(sorted[i]);
            }

            starts[row + 1] = found.Count;
        }

        var ones = new float[found.Count];
        Array.Fill(ones, 1f);
        return new(columns, starts, [.. found], ones);
    }

    /// <summary>Weighted entries; those that name the same column of a row are added up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is not there, or a weight is not finite.</exception>
    public static SparseMatrix OfWeights(int columns, IReadOnlyList<ImmutableArray<(int Column, float Weight)>> rows)
    {
        var starts = new int[rows.Count + 1];
        var (columnOf, values) = (new List<int>(), new List<float>());
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var (column, weight) in rows[row].OrderBy(entry => entry.Column))
            {
                if ((uint)column >= (uint)columns) throw new ArgumentOutOfRangeException(nameof(rows), column, $"There are {columns} columns.");
                if (!float.IsFinite(weight)) throw new ArgumentOutOfRangeException(nameof(rows), weight, "A weight must be finite.");
                if (columnOf.Count > starts[row] && columnOf[^1] == column)
                {
                    values[^1] += weight;
                    continue;
                }

                columnOf.Add(column);
                values.Add(weight);
            }

            starts[row + 1] = columnOf.Count;
        }

        return new(columns, starts, [.. columnOf], [.. values]);
    }

    /// <summary>Of many entries in any order, gone through twice; of those at the same place the largest stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row or a column is not there.</exception>
    public static SparseMatrix OfLargest(int rows, int columns, IEnumerable<(int Row, int Column, float Value)> entries)
    {
        // Rows first, then each row by itself: there may be millions.
        var counts = new int[rows + 1];
        foreach (var (row, column, _) in entries)
        {
            if ((uint)row >= (uint)rows) throw new ArgumentOutOfRangeException(nameof(entries), row, $"There are {rows} rows.");
            if ((uint)column >= (uint)columns) throw new ArgumentOutOfRangeException(nameof(entries), column, $"There are {columns} columns.");
            counts[row + 1]++;
        }

        for (var row = 0; row < rows; row++) counts[row + 1] += counts[row];
        var (next, columnOf, values) = (counts[..^1], new int[counts[^1]], new float[counts[^1]]);
        foreach (var (row, column, value) in entries)
        {
            var at = next[row]++;
            (columnOf[at], values[at]) = (column, value);
        }

        var (starts, kept) = (new int[rows + 1], 0);
        for (var row = 0; row < rows; row++)
        {
            var (from, length) = (counts[row], counts[row + 1] - counts[row]);
            Array.Sort(columnOf, values, from, length);
            for (var i = from; i < from + length; i++)
            {
                if (kept > starts[row] && columnOf[kept - 1] == columnOf[i]) values[kept - 1] = Math.Max(values[kept - 1], values[i]);
                else (columnOf[kept], values[kept++]) = (columnOf[i], values[i]);
            }

            starts[row + 1] = kept;
        }

        return new(columns, starts, columnOf[..kept], values[..kept]);
    }

    public SparseMatrix Transpose()
    {
        var starts = new int[Columns + 1];
        foreach (var column in _columns) starts[column + 1]++;
        for (var column = 0; column < Columns; column++) starts[column + 1] += starts[column];
        var next = starts[..^1];
        var (rowOf, values) = (new int[Count], new float[Count]);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = _starts[row]; i < _starts[row + 1]; i++)
            {
                var at = next[_columns[i]]++;
                (rowOf[at], values[at]) = (row, _values[i]);
            }
        }

        return new(Rows, starts, rowOf, values);
    }

    /// <summary>The rows named, in that order.</summary>
    public SparseMatrix Only(ReadOnlySpan<int> rows)
    {
        var picked = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++) picked[i + 1] = picked[i] + RowCount(rows[i]);
        var (columnOf, values) = (new int[picked[^1]], new float[picked[^1]]);
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(columnOf.AsSpan(picked[i]));
            Values(rows[i]).CopyTo(values.AsSpan(picked[i]));
        }

        return new(Columns, picked, columnOf, values);
    }

    /// <summary>How many entries each column has.</summary>
    public int[] ColumnCounts()
    {
        var counts = new int[Columns];
        foreach (var column in _columns) counts[column]++;
        return counts;
    }
}
