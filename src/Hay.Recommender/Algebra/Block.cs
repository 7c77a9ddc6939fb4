namespace Hay.Recommender.Algebra;

/// <summary>A rectangle of numbers inside an array, or its transpose: where it begins and how far rows and columns are apart.</summary>
internal readonly record struct Block(float[] Values, long Start, int Rows, int Columns, int RowStep, int ColumnStep)
{
    public Block(DenseMatrix matrix)
        : this(matrix.Values, 0, matrix.Rows, matrix.Columns, matrix.Columns, 1)
    {
    }

    public Block Transposed => new(Values, Start, Columns, Rows, ColumnStep, RowStep);

    public ref float this[int row, int column] => ref Values[At(row, column)];

    public Block Part(int row, int column, int rows, int columns) =>
        this with { Start = At(row, column), Rows = rows, Columns = columns };

    public long At(int row, int column) => Start + ((long)row * RowStep) + ((long)column * ColumnStep);
}
