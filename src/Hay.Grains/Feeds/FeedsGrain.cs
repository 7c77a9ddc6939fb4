using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("feeds")]
internal sealed class FeedsGrain(
    [PersistentState(StoreNames.Feeds, StoreNames.Provider)] IPersistentState<FeedList> stored,
    TimeProvider clock) : Grain, IFeedsGrain
{
    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<FeedOutcome> Add(AddFeed command, CancellationToken ct) => Commit(stored.State.Add(command, Now, FeedOwner.MostFeeds(this.GetPrimaryKeyString())), ct);

    public Task<Feed?> Take(string feed, string token, CancellationToken ct) => Commit(stored.State.Take(feed, token, Now), ct);

    public Task<bool> Report(FeedReport report, CancellationToken ct) => Commit(stored.State.Report(report, Now), ct);

    public Task<FeedOutcome> Decide(DecideFeed command, CancellationToken ct) => Commit(stored.State.Decide(command, Now), ct);

    public Task<FeedOutcome> HandIn(string feed, CancellationToken ct) => Commit(stored.State.HandIn(feed, Now), ct);

    public Task<FeedOutcome> Hurry(string feed, CancellationToken ct) => Commit(stored.State.Hurry(feed, Now), ct);

    public Task<FeedOutcome> End(string feed, FeedEnd end, string by, CancellationToken ct) => Commit(stored.State.End(feed, end, by, Now), ct);

    public Task Remove(string feed, CancellationToken ct) => stored.Commit(stored.State.Remove(feed), ct);

    public Task<ImmutableArray<Feed>> View(CancellationToken ct) => Task.FromResult(stored.State.All);

    private async Task<T> Commit<T>((FeedList Next, T Outcome) decided, CancellationToken ct)
    {
        await stored.Commit(decided.Next, ct);
        return decided.Outcome;
    }
}
