using Hay.Recommender.Algebra;

namespace Hay.Recommender;

/// <summary>What every model asks of what it is given.</summary>
internal static class History
{
    /// <summary>The known items, each once, ascending.</summary>
    public static int[] Known(ReadOnlySpan<int> history, int itemCount)
    {
        var known = new int[history.Length];
        history.CopyTo(known);
        Array.Sort(known);
        var count = 0;
        foreach (var item in known)
        {
            if ((uint)item < (uint)itemCount && (count == 0 || known[count - 1] != item)) known[count++] = item;
        }

        return known[..count];
    }

    public static void Check(Span<float> scores, int itemCount)
    {
        if (scores.Length != itemCount) throw new ArgumentException($"There are {itemCount} items, not {scores.Length}.", nameof(scores));
    }

    public static void Check(SparseMatrix histories, DenseMatrix scores, int itemCount)
    {
        if (histories.Columns != itemCount || scores.Columns != itemCount || scores.Rows != histories.Rows)
        {
            throw new ArgumentException($"There are {itemCount} items and {histories.Rows} people, not {scores.Columns} and {scores.Rows}.", nameof(scores));
        }
    }
}
