namespace Hay.Recommender.Evaluation;

/// <summary>How good one list is, with binary gain. Both are 0 to 1.</summary>
public static class Metrics
{
    /// <summary>Share of what was wanted that is in the list.</summary>
    /// <param name="list">The best first.</param>
    /// <param name="wanted">What the person really went to; not empty.</param>
    public static double Recall(ReadOnlySpan<int> list, ReadOnlySpan<int> wanted)
    {
        var hits = 0;
        foreach (var item in list) hits += wanted.Contains(item) ? 1 : 0;
        return (double)hits / wanted.Length;
    }

    /// <summary>
    /// Discounted gain over the best possible: Σ 1/log₂(place + 1) over the hits, divided by the same sum had all of the first
    /// min(length, wanted) places been hits (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002).
    /// </summary>
    /// <param name="list">The best first.</param>
    /// <param name="wanted">What the person really went to; not empty.</param>
    /// <param name="length">How long a list is asked for; it may have come out shorter.</param>
    public static double Ndcg(ReadOnlySpan<int> list, ReadOnlySpan<int> wanted, int length)
    {
        var (gain, best) = (0.0, 0.0);
        for (var place = 0; place < list.Length; place++) gain += wanted.Contains(list[place]) ? Discount(place) : 0;
        for (var place = 0; place < Math.Min(length, wanted.Length); place++) best += Discount(place);
        return gain / best;
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
