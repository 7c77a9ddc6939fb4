using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Desk;

namespace Hay.Web.Feeds;

/// <summary>A feed and who follows it: an organisation, or the hosts of a space (<see cref="FeedOwner"/>).</summary>
internal sealed record FollowedFeed(string Owner, Feed Feed);

/// <summary>
/// All feeds there are, from the change feed of the store: for whoever looks which are due, and for lists. Whoever opens one
/// asks its grain.
/// </summary>
internal sealed partial class FeedBook(IChangeFeed changes, ILogger<FeedBook> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private ImmutableSortedDictionary<string, ImmutableArray<Feed>> _all = ImmutableSortedDictionary.Create<string, ImmutableArray<Feed>>(StringComparer.Ordinal);
    private long _after;

    public void Dispose() => _one.Dispose();

    /// <summary>As they are now.</summary>
    public async Task<IEnumerable<FollowedFeed>> All(CancellationToken ct) =>
        (await Read(ct)).SelectMany(of => of.Value.Select(feed => new FollowedFeed(of.Key, feed)));

    /// <summary>Those that wait for the hosts of a space, the oldest first.</summary>
    public async Task<ImmutableArray<FollowedFeed>> Waiting(string space, DeskBook desk, CancellationToken ct) =>
    [
        .. (await All(ct)).Where(f => f.Feed.Stage == FeedStage.Waiting && desk.Organisation(f.Owner) is { IsClosed: false } of && of.Details.Space == space)
            .OrderBy(f => f.Feed.Since),
    ];

    public async Task<ImmutableArray<Feed>> Of(string owner, CancellationToken ct) => (await Read(ct)).GetValueOrDefault(owner, []);

    private async Task<ImmutableSortedDictionary<string, ImmutableArray<Feed>>> Read(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var next = _all.ToBuilder();
            await foreach (var record in changes.ReadAsync(StoreNames.Feeds, _after, ct))
            {
                next.Remove(record.Key);
                if (FeedsOf(record) is { IsEmpty: false } feeds) next[record.Key] = feeds;
                _after = record.Seq;
                _all = next.ToImmutable();
            }

            return _all;
        }
        finally
        {
            _one.Release();
        }
    }

    private ImmutableArray<Feed> FeedsOf(GrainRecord record)
    {
        try
        {
            return record.State.IsEmpty ? [] : JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.FeedList)!.All;
        }
        catch (JsonException wrong)
        {
            LogUnreadable(record.Key, wrong.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The feeds of {Owner} cannot be read and are not fetched: {Why}")]
    private partial void LogUnreadable(string owner, string why);
}
