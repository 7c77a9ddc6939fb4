using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Site;

namespace Hay.Web.Feeds;

/// <summary>A feed and who follows it: an organisation, or the hosts of a space (<see cref="FeedOwner"/>).</summary>
internal sealed record FollowedFeed(string Owner, Feed Feed);

/// <summary>All feeds there are: for whoever looks which are due, and for lists.</summary>
internal sealed class FeedBook(IChangeFeed changes, ILogger<FeedBook> log) : StoreBook<FeedList>(changes, StoreNames.Feeds, log)
{
    /// <summary>As they are now.</summary>
    public async Task<IEnumerable<FollowedFeed>> All(CancellationToken ct) =>
        (await Read(ct)).SelectMany(of => of.Value.All.Select(feed => new FollowedFeed(of.Key, feed)));

    /// <summary>Those that wait for the hosts of a space, the oldest first.</summary>
    public async Task<ImmutableArray<FollowedFeed>> Waiting(string space, DeskBook desk, CancellationToken ct) =>
    [
        .. (await All(ct)).Where(f => f.Feed.Stage == FeedStage.Waiting && desk.Organisation(f.Owner) is { IsClosed: false } of && of.Details.Space == space)
            .OrderBy(f => f.Feed.Since),
    ];

    public async Task<ImmutableArray<Feed>> Of(string owner, CancellationToken ct) =>
        (await Read(ct)).TryGetValue(owner, out var feeds) ? feeds.All : [];
}
