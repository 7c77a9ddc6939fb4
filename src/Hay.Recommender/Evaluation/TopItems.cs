namespace Hay.Recommender.Evaluation;

/// <summary>The best few of many scores. Among equals a shuffle by seed decides, so that nothing is won by an item's number.</summary>
public static class TopItems
{
    /// <param name="scores">One an item; what is negative infinity is never taken.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="seed">Another one for each person, or all of them see the same of what is alike.</param>
    /// <returns>Items, the best first.</returns>
    public static int[] Of(ReadOnlySpan<float> scores, int count, uint seed)
    {
        var (heap, size) = (new (float Score, uint Lot, int Item)[count], 0);
        var least = float.NegativeInfinity;
        for (var item = 0; item < scores.Length && count > 0; item++)
        {
            var score = scores[item];
            if (!(score >= least) || float.IsNegativeInfinity(score)) continue;
            var candidate = (score, Lot(seed, item), item);
            if (size < count)
            {
                heap[size++] = candidate;
                if (size < count) continue;
                Array.Sort(heap);
            }
            else
            {
                if (candidate.CompareTo(heap[0]) <= 0) continue;
                // Insertion into what is sorted already; few get this far.
                var at = 0;
                while (at + 1 < size && heap[at + 1].CompareTo(candidate) < 0) (heap[at], at) = (heap[at + 1], at + 1);
                heap[at] = candidate;
            }

            least = heap[0].Score;
        }

        Array.Sort(heap, 0, size);
        Array.Reverse(heap, 0, size);
        return Array.ConvertAll(heap[..size], entry => entry.Item);
    }

    private static uint Lot(uint seed, int item)
    {
        // Murmur3's last mixing.
        var x = unchecked((seed * 0x9E3779B1u) ^ ((uint)item * 0x85EBCA6Bu));
        x = unchecked((x ^ (x >> 16)) * 0x85EBCA6Bu);
        x = unchecked((x ^ (x >> 13)) * 0xC2B2AE35u);
        return x ^ (x >> 16);
    }
}
