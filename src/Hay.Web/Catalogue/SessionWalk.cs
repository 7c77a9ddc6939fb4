namespace Hay.Web.Catalogue;

/// <summary>
/// A hit in its order: by <see cref="Key"/>, then by session. Position: that of its first fitting session by time;
/// <see cref="int.MaxValue"/> when it has none. IsSinking: after all that are not, whatever its key.
/// </summary>
internal readonly record struct RankedHit(double Key, int Position, int Listing, bool IsSinking = false);

/// <summary>
/// Finds the sessions of listings that fit, by the shorter way: through the sessions by time, or listing by listing.
/// </summary>
internal static class SessionWalk
{
    // Going listing by listing looks at all sessions of each, here and there in memory.
    private const int CostOfListing = 24;

    /// <summary>The listings of <paramref name="among"/> that have a fitting session, and those that have one with places.</summary>
    public static (Bits Fitting, Bits WithPlaces) Match(SegmentView view, SearchSheet sheet, Bits among, in SessionCondition asked)
    {
        var sessions = view.Segment.Sessions;
        var fitting = sheet.None();
        var withPlaces = sheet.None();
        var (first, end) = sessions.Range(asked.From, asked.To);
        if (among.Count() * (long)CostOfListing < end - first)
        {
            foreach (var listing in among)
            {
                for (var number = sessions.FirstOf(listing); number < sessions.FirstOf(listing + 1); number++)
                {
                    var position = sessions.PositionOf(number);
                    if (position < first || position >= end || !sessions.Fits(position, asked)) continue;
                    fitting.Add(listing);
                    if (view.Places[number]) withPlaces.Add(listing);
                }
            }

            return (fitting, withPlaces);
        }

        for (var position = first; position < end; position++)
        {
            var listing = sessions.ListingAt(position);
            if (!among[listing] || !sessions.Fits(position, asked)) continue;
            fitting.Add(listing);
            if (view.Places[sessions.NumberAt(position)]) withPlaces.Add(listing);
        }

        return (fitting, withPlaces);
    }

    /// <summary>
    /// The first <paramref name="most"/> of <paramref name="among"/> by their first fitting session, then by id; those
    /// without one come last.
    /// </summary>
    public static List<RankedHit> Soonest(SegmentView view, SearchSheet sheet, Bits among, in SessionCondition asked, int most, double key)
    {
        var count = among.Count();
        most = Math.Min(most, count);
        var soonest = new List<RankedHit>(most);
        if (most == 0) return soonest;
        var (first, end) = view.Segment.Sessions.Range(asked.From, asked.To);
        if (count * (long)CostOfListing < (end - first) * (long)most / count)
        {
            foreach (var listing in among) soonest.Add(new(key, FirstOf(view, listing, asked), listing));
            soonest.Sort(HitOrder.Compare);
            soonest.RemoveRange(most, count - most);
            return soonest;
        }

        var left = sheet.Copy(among);
        for (var position = first; position < end && soonest.Count < most; position++)
        {
            var listing = view.Segment.Sessions.ListingAt(position);
            if (!left[listing] || !Fits(view, position, asked)) continue;
            left.Remove(listing);
            soonest.Add(new(key, position, listing));
        }

        foreach (var listing in left)
        {
            if (soonest.Count == most) break;
            soonest.Add(new(key, int.MaxValue, listing));
        }

        return soonest;
    }

    /// <summary>The position of a listing's first fitting session; <see cref="int.MaxValue"/> when it has none.</summary>
    public static int FirstOf(SegmentView view, int listing, in SessionCondition asked)
    {
        var sessions = view.Segment.Sessions;
        // A listing's sessions are numbered by time: the first that fits is the soonest.
        for (var number = sessions.FirstOf(listing); number < sessions.FirstOf(listing + 1); number++)
        {
            var position = sessions.PositionOf(number);
            var start = sessions.StartAt(position);
            if (start >= asked.To) break;
            if (start >= asked.From && Fits(view, position, asked)) return position;
        }

        return int.MaxValue;
    }

    private static bool Fits(SegmentView view, int position, in SessionCondition asked) =>
        view.Segment.Sessions.Fits(position, asked)
        && (!asked.PlacesLeft || view.Places[view.Segment.Sessions.NumberAt(position)]);
}
