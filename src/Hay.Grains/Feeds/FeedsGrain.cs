using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("feeds")]
internal sealed class FeedsGrain(
    [PersistentState(StoreNames.Feeds, StoreNames.Provider)] IPersistentState<FeedList> stored,
    TimeProvider clock) : Grain, IFeedsGrain
{
    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<FeedOutcome> Add(AddFeed command, CancellationToken ct) => Tell(
        stored.State.Add(command, Now, FeedOwner.MostFeeds(this.GetPrimaryKeyString())),
        command.Format == FeedFormat.Neighbour ? AuditAct.NeighbourAdded : AuditAct.FeedAdded, command.By, command.Id, ct);

    public Task<Feed?> Take(string feed, string token, CancellationToken ct) => Commit(stored.State.Take(feed, token, Now), ct);

    public Task<bool> Report(FeedReport report, CancellationToken ct) => Commit(stored.State.Report(report, Now), ct);

    public Task<FeedOutcome> Decide(DecideFeed command, CancellationToken ct) => Tell(
        stored.State.Decide(command, Now), command.Verdict.Act(AuditAct.FeedApproved, AuditAct.FeedSentBack, AuditAct.FeedRefused), command.By, $"{command.Feed} {command.Reason}", ct);

    public Task<FeedOutcome> HandIn(string feed, CancellationToken ct) => Commit(stored.State.HandIn(feed, Now), ct);

    public Task<FeedOutcome> Hurry(string feed, CancellationToken ct) => Commit(stored.State.Hurry(feed, Now), ct);

    public Task<FeedOutcome> End(string feed, FeedEnd end, string by, CancellationToken ct) =>
        Tell(stored.State.End(feed, end, by, Now), AuditAct.FeedEnded, by, $"{feed} {end}", ct);

    public Task Remove(string feed, CancellationToken ct) => stored.Commit(stored.State.Remove(feed), ct);

    public Task<ImmutableArray<Feed>> View(CancellationToken ct) => Task.FromResult(stored.State.All);

    // The audit log first: what cannot be told is not done.
    private async Task<FeedOutcome> Tell((FeedList Next, FeedOutcome Outcome) decided, AuditAct act, string by, string note, CancellationToken ct)
    {
        if (!ReferenceEquals(decided.Next, stored.State)) await Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Feeds, this.GetPrimaryKeyString(), note), ct);
        return await Commit(decided, ct);
    }

    private async Task<T> Commit<T>((FeedList Next, T Outcome) decided, CancellationToken ct)
    {
        await stored.Commit(decided.Next, ct);
        return decided.Outcome;
    }
}
