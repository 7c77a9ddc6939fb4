using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Feeds;

/// <summary>What a feed or a file would bring, before it does; see _FeedPreview.cshtml.</summary>
/// <param name="Lines">The first of what would be listed.</param>
/// <param name="Counts">Of all of it.</param>
/// <param name="LeftOut">The first of what is left out, and why.</param>
internal sealed record FeedPreview(ImmutableArray<FeedLine> Lines, FeedCounts Counts, ImmutableArray<FeedRefusal> LeftOut)
{
    public static FeedPreview Of(Feed feed) => new(feed.Preview, feed.Counts, feed.Problem is null ? feed.Refusals : []);

    /// <param name="reading">Of the feed or file.</param>
    /// <param name="lines">The first of what would be listed.</param>
    /// <param name="leftOut">All that is left out.</param>
    public static FeedPreview Of(FeedReading reading, ImmutableArray<FeedLine> lines, ImmutableArray<FeedRefusal> leftOut) => new(
        lines,
        new FeedCounts
        {
            Found = reading.Found,
            Listed = reading.Items.Length - (leftOut.Length - reading.Refusals.Length),
            Outside = reading.Outside,
            Over = reading.Gone.Length,
            Refused = leftOut.Length,
        },
        [.. leftOut.Take(FeedList.MostLines)]);
}
