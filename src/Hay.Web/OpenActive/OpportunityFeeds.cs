using System.Collections.Immutable;

namespace Hay.Web.OpenActive;

/// <summary>Both feeds as they are at one moment, each by change number. Immutable.</summary>
internal sealed record OpportunityFeeds(ImmutableList<FeedItem> Series, ImmutableList<FeedItem> Sessions)
{
    public static readonly OpportunityFeeds Empty = new([], []);

    public ImmutableList<FeedItem> Of(FeedKind kind) => kind == FeedKind.SessionSeries ? Series : Sessions;

    /// <summary>The first item after a change number; null: there is none.</summary>
    public FeedItem? FirstAfter(FeedKind kind, long number)
    {
        var items = Of(kind);
        var first = FirstAfter(items, number);
        return first < items.Count ? items[first] : null;
    }

    /// <summary>The first items after a change number.</summary>
    public ImmutableArray<FeedItem> After(FeedKind kind, long number, int most)
    {
        var items = Of(kind);
        var first = FirstAfter(items, number);
        return [.. items.GetRange(first, Math.Min(most, items.Count - first))];
    }

    /// <summary>Without some items and with newer ones, whose numbers are larger than all others.</summary>
    public OpportunityFeeds With(IReadOnlyCollection<FeedItem> without, IReadOnlyCollection<FeedItem> newer) =>
        new(Next(FeedKind.SessionSeries, without, newer), Next(FeedKind.ScheduledSession, without, newer));

    private ImmutableList<FeedItem> Next(FeedKind kind, IReadOnlyCollection<FeedItem> without, IReadOnlyCollection<FeedItem> newer)
    {
        var (items, added) = (Of(kind), newer.Where(i => i.Kind == kind).ToList());
        // One by one is dearer than all at once where there are many.
        if (without.Count > items.Count / 16)
        {
            var gone = without.ToHashSet();
            return ImmutableList.CreateRange(items.Where(i => !gone.Contains(i)).Concat(added));
        }

        foreach (var item in without)
        {
            if (item.Kind == kind) items = items.RemoveAt(FirstAfter(items, item.Number - 1));
        }

        return items.AddRange(added);
    }

    private static int FirstAfter(ImmutableList<FeedItem> items, long number)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (items[middle].Number <= number) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
