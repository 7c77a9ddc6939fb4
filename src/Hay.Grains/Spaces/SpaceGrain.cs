using System.Collections.Immutable;
using Orleans.Runtime;

namespace Hay.Grains;

[GrainType("space")]
internal sealed class SpaceGrain(
    [PersistentState(StoreNames.Space, StoreNames.Provider)] IPersistentState<Space> stored) : Grain, ISpaceGrain
{
    public Task<PublishResult> Post(Notice notice, CancellationToken ct) =>
        Commit(Space.Problems(notice), () => stored.State.Post(notice), ct);

    public Task<PublishResult> Answer(YouSaid answer, CancellationToken ct) =>
        Commit(Space.Problems(answer), () => stored.State.Answer(answer), ct);

    public Task<PublishResult> Nominate(Nomination nomination, CancellationToken ct) =>
        Commit(Space.Problems(nomination), () => stored.State.Nominate(nomination), ct);

    public Task Settle(string nomination, CancellationToken ct) => stored.Commit(stored.State.Settle(nomination), ct);

    public Task<SpaceView> View(CancellationToken ct) => Task.FromResult(new SpaceView
    {
        Notices = stored.State.Notices,
        Answers = stored.State.Answers,
    });

    private async Task<PublishResult> Commit(
        IEnumerable<string> problems, Func<(Space Next, PublishOutcome Outcome)> decide, CancellationToken ct)
    {
        var found = problems.ToImmutableArray();
        if (!found.IsEmpty) return new PublishResult(PublishOutcome.Refused, found);
        var (next, outcome) = decide();
        await stored.Commit(next, ct);
        return new PublishResult(outcome, []);
    }
}
