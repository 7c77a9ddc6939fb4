namespace Hay.Silo.Reference;

internal static class Finding
{
    /// <summary>Number of the first that is so; -1: none is.</summary>
    public static int FindIndex<T>(this IReadOnlyList<T> all, Func<T, bool> isSo)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (isSo(all[i])) return i;
        }

        return -1;
    }
}
