namespace Hay.Web.Catalogue;

/// <summary>Puts hits in order without sorting those that no page shows.</summary>
internal static class HitOrder
{
    private static readonly Comparer<double> LargestFirst = Comparer<double>.Create(static (a, b) => b.CompareTo(a));

    public static int Compare(RankedHit a, RankedHit b) =>
        a.Key != b.Key ? a.Key.CompareTo(b.Key)
        : a.Position != b.Position ? a.Position.CompareTo(b.Position)
        : a.Listing.CompareTo(b.Listing);

    /// <summary>The <paramref name="most"/> hits of the smallest keys; equal ones by their first fitting session, then by id.</summary>
    public static List<RankedHit> First(SegmentView view, SearchSheet sheet, Bits hits, in SessionCondition asked, int most, Func<int, double> keyOf)
    {
        if (most <= 0) return [];
        var keys = new List<double>(hits.Count());
        var smallest = new PriorityQueue<int, double>(most, LargestFirst);
        foreach (var listing in hits)
        {
            var key = keyOf(listing);
            keys.Add(key);
            if (smallest.Count < most) smallest.Enqueue(listing, key);
            else if (smallest.TryPeek(out _, out var largest) && key < largest) smallest.DequeueEnqueue(listing, key);
        }

        if (!smallest.TryPeek(out _, out var last)) return [];

        // Of the last key there may be many more than fit; which of them come first is a matter of time.
        var equal = sheet.None();
        var first = new List<RankedHit>(smallest.Count);
        var at = 0;
        foreach (var listing in hits)
        {
            var key = keys[at++];
            if (key == last) equal.Add(listing);
            else if (key < last) first.Add(new(key, SessionWalk.FirstOf(view, listing, asked), listing));
        }

        first.Sort(Compare);
        first.AddRange(SessionWalk.Soonest(view, sheet, equal, asked, most - first.Count, last));
        return first;
    }
}
