using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("space")]
internal sealed class SpaceGrain(
    [PersistentState(StoreNames.Space, StoreNames.Provider)] IPersistentState<Space> stored,
    IJournal journal,
    TimeProvider clock) : Grain, ISpaceGrain
{
    private FactDelivery _delivery = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Space, journal, GrainFactory);
        _delivery.Start(stored.State.Outbox);
        return Task.CompletedTask;
    }

    public Task<PublishResult> Post(Notice notice, string? by, CancellationToken ct) =>
        Commit(Space.Problems(notice), () => stored.State.Post(notice, by, clock.GetUtcNow()), AuditAct.NoticePosted, by, notice.Id, ct);

    public Task<PublishResult> Answer(YouSaid answer, string? by, CancellationToken ct) =>
        Commit(Space.Problems(answer), () => stored.State.Answer(answer, by, clock.GetUtcNow()), AuditAct.AnswerPosted, by, answer.Id, ct);

    public Task<PublishResult> Nominate(Nomination nomination, CancellationToken ct) =>
        Commit(Space.Problems(nomination), () => stored.State.Nominate(nomination), default, null, "", ct);

    public async Task Settle(string nomination, string by, CancellationToken ct)
    {
        var next = stored.State.Settle(nomination);
        await Tell(next, AuditAct.NominationSettled, by, nomination, ct);
        await Commit(next, ct);
    }

    public Task<SpaceView> View(CancellationToken ct) => Task.FromResult(new SpaceView
    {
        Notices = stored.State.Notices,
        Answers = stored.State.Answers,
    });

    private async Task<PublishResult> Commit(
        IEnumerable<string> problems, Func<(Space Next, PublishOutcome Outcome)> decide, AuditAct act, string? by, string note, CancellationToken ct)
    {
        var found = problems.ToImmutableArray();
        if (!found.IsEmpty) return new PublishResult(PublishOutcome.Refused, found);
        var (next, outcome) = decide();
        await Tell(next, act, by, note, ct);
        await Commit(next, ct);
        return new PublishResult(outcome, []);
    }

    // The audit log before the change, where a host makes one: what cannot be told is not done.
    private Task Tell(Space next, AuditAct act, string? by, string note, CancellationToken ct) => by is null || ReferenceEquals(next, stored.State)
        ? Task.CompletedTask
        : Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Space, this.GetPrimaryKeyString(), note), ct);

    // Every write also clears what has arrived in the journal since the last one.
    private async Task Commit(Space next, CancellationToken ct)
    {
        if (ReferenceEquals(next, stored.State)) return;
        var isNews = next.Notices != stored.State.Notices || next.Answers != stored.State.Answers;
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
        if (isNews) Announce();
    }

    // After the write, never before.
    private void Announce() => _ = GrainFactory.GetGrain<ILiveNotifierGrain>("0").Announce(new LiveUpdate
    {
        Activity = "",
        Spaces = [this.GetPrimaryKeyString()],
        Revision = clock.GetUtcNow().UtcTicks,
        IsNews = true,
    });
}
