using Hay.Recommender.Algebra;

namespace Hay.Recommender.Tests.Algebra;

public class SparseMatrixTests
{
    [Fact]
    public void Of_entries_at_one_place_the_largest_stays()
    {
        var matrix = SparseMatrix.OfLargest(3, 4, [(2, 1, 0.5f), (0, 3, 1), (2, 0, 0.2f), (2, 1, 0.8f), (2, 1, 0.1f)]);
        Assert.Equal((3, 4, 3), (matrix.Rows, matrix.Columns, matrix.Count));
        Assert.Equal([3], matrix.Row(0).ToArray());
        Assert.Equal(0, matrix.RowCount(1));
        Assert.Equal([0, 1], matrix.Row(2).ToArray());
        Assert.Equal([0.2f, 0.8f], matrix.Values(2).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseMatrix.OfLargest(1, 1, [(0, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SparseMatrix.OfLargest(1, 1, [(1, 0, 1)]));
        Assert.Equal(0, SparseMatrix.OfLargest(0, 0, []).Count);
    }
}
