namespace Hay.Silo.Reference;

/// <summary>
/// Shares a whole number out so that the parts add up to it exactly: the largest-remainder (Hamilton) method.
/// </summary>
internal static class LargestRemainder
{
    /// <param name="whole">0 or more.</param>
    /// <param name="weights">0 or more each; all 0: equal shares. The earlier of equal remainders comes first.</param>
    public static int[] Share(int whole, IReadOnlyList<int> weights)
    {
        var all = weights.Sum(weight => (long)weight);
        if (all == 0) return Share(whole, [.. weights.Select(_ => 1)]);
        int[] parts = [.. weights.Select(weight => (int)((long)whole * weight / all))];
        var left = whole - parts.Sum();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => (long)whole * weights[i] % all).Take(left)) parts[i]++;
        return parts;
    }
}
