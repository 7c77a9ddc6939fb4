using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("activity")]
internal sealed class ActivityGrain(
    [PersistentState(StoreNames.Activity, StoreNames.Provider)] IPersistentState<Activity> stored,
    IJournal journal,
    TimeProvider clock) : Grain, IActivityGrain
{
    private FactDelivery _delivery = null!;

    private DateTimeOffset Now => clock.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _delivery = new FactDelivery(this, StoreNames.Activity, journal, GrainFactory);
        _delivery.Start(stored.State.Outbox);
        return Task.CompletedTask;
    }

    public async Task<PublishResult> Publish(PublishListing command, CancellationToken ct)
    {
        var problems = ListingRules.Problems(command.Listing).ToImmutableArray();
        if (!problems.IsEmpty) return new PublishResult(PublishOutcome.Refused, problems);
        var (next, outcome) = stored.State.Publish(command, Now);
        if (await Commit(next, ct)) Announce();
        return new PublishResult(outcome, []);
    }

    public async Task<WithdrawOutcome> Withdraw(string? by, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Withdraw(Now, by);
        await Tell(next, AuditAct.ListingStopped, by, ct);
        if (await Commit(next, ct)) Announce();
        return outcome;
    }

    public async Task<WithdrawOutcome> LeaveFeed(LeaveFeed command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.LeaveFeed(command, Now);
        if (await Commit(next, ct)) Announce();
        return outcome;
    }

    public async Task<DraftResult> SaveDraft(SaveDraft command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Save(command, Now);
        return await Result(next, outcome, outcome == DraftOutcome.Refused ? ["There is more text than can be kept."] : [], ct);
    }

    public async Task<DraftResult> SubmitDraft(SubmitDraft command, CancellationToken ct)
    {
        var problems = stored.State.Draft is { } draft ? ListingRules.Problems(draft.Listing).ToImmutableArray() : [];
        if (!problems.IsEmpty) return await Result(stored.State, DraftOutcome.Refused, problems, ct);
        var (next, outcome) = stored.State.Submit(command, Now);
        return await Result(next, outcome, [], ct);
    }

    public async Task<DraftResult> DecideDraft(DecideDraft command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Decide(command, Now);
        await Tell(next, command.Verdict.Act(AuditAct.DraftApproved, AuditAct.DraftSentBack, AuditAct.DraftRefused), command.By, ct, command.Reason);
        return await Result(next, outcome, outcome == DraftOutcome.Refused ? ["Say why, in up to 1,000 characters: its people will read it."] : [], ct);
    }

    public async Task<DraftResult> DropDraft(CancellationToken ct)
    {
        var (next, outcome) = stored.State.Drop();
        return await Result(next, outcome, [], ct);
    }

    public async Task<long> Pause(string reason, string by, CancellationToken ct)
    {
        var next = stored.State.Stop(reason, by, Now);
        await Tell(next, AuditAct.ListingPaused, by, ct, reason);
        if (await Commit(next, ct)) Announce();
        return stored.State.Revision;
    }

    public async Task<long> Resume(string by, CancellationToken ct)
    {
        var next = stored.State.Resume(by, Now);
        await Tell(next, AuditAct.ListingResumed, by, ct);
        if (await Commit(next, ct)) Announce();
        return stored.State.Revision;
    }

    public Task<EditView> ViewForEditing(CancellationToken ct) => Task.FromResult(stored.State.ViewForEditing());

    public async Task<SessionOutcome> ChangeSession(ChangeSession command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.ChangeSession(command, Now);
        if (await Commit(next, ct)) Announce(command.Change.Session, isNews: true);
        return outcome;
    }

    public async Task<BookingOutcome> Book(BookPlace command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Book(command, Now);
        if (await Commit(next, ct)) Announce(command.Session);
        return outcome;
    }

    public async Task<GiveUpOutcome> GiveUp(GiveUpPlace command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.GiveUp(command, Now);
        if (await Commit(next, ct)) Announce(command.Session);
        return outcome;
    }

    public async Task<ReportOutcome> Report(ReportProblem command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Report(command, Now);
        await Commit(next, ct); // nothing to announce: no page shows it
        return outcome;
    }

    public Task<ImmutableArray<ProblemReport>> Reports(CancellationToken ct) => Task.FromResult(stored.State.Reports);

    public async Task<ImmutableArray<ProblemReport>> ClearReports(string? by, CancellationToken ct)
    {
        var taken = stored.State.Reports;
        var next = stored.State.ClearReports(by, Now);
        await Tell(next, AuditAct.ReportsCleared, by ?? AuditEntry.Operator, ct);
        await Commit(next, ct);
        return taken;
    }

    public async Task Forget(ProfileId profile, CancellationToken ct)
    {
        if (await Commit(stored.State.Forget(profile, Now), ct)) Announce();
        await _delivery.Rest(); // what is under way may name them, and is not heard
        await _delivery.Run(ct);
    }

    public Task<ActivityView?> View(CancellationToken ct) => Task.FromResult(stored.State.View(Now));

    public Task Deliver(CancellationToken ct) => _delivery.Run(ct);

    public async Task<ConfirmResult> Confirm(ConfirmListing command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Confirm(command, Now);
        if (await Commit(next, ct)) Announce();
        return new ConfirmResult(outcome, stored.State.Revision);
    }

    public async Task<Ask?> TakeAsk(DateOnly today, CancellationToken ct)
    {
        var (next, ask) = stored.State.TakeAsk(today);
        await Commit(next, ct); // nothing to announce: no page shows it
        return ask;
    }

    public Task ReturnAsk(Ask ask, CancellationToken ct) => Commit(stored.State.ReturnAsk(ask), ct);

    public async Task<AnswerOutcome> Answer(AnswerAsk command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Answer(command, Now);
        if (await Commit(next, ct)) Announce();
        return outcome;
    }

    public Task<DescribeOutcome> Describe(DescribePlace command, CancellationToken ct) => Keep(stored.State.Describe(command, Now), ct);

    public Task<CheckInOutcome> CheckIn(CheckIn command, CancellationToken ct) => Keep(stored.State.CheckIn(command, Now), ct, command.Session);

    public Task<TickOutcome> Tick(TickPlace command, CancellationToken ct) => Keep(stored.State.Tick(command, Now), ct);

    public Task<TickOutcome> Count(CountWalkIn command, CancellationToken ct) => Keep(stored.State.Count(command, Now), ct);

    public Task<TellOutcome> Tell(TellGoing command, CancellationToken ct) => Keep(stored.State.Tell(command, Now), ct);

    public Task<ImmutableArray<MyPlace>> PlacesOf(ProfileId profile, CancellationToken ct) => Task.FromResult(stored.State.PlacesOf(profile));

    public Task<SessionPeople?> PeopleOf(SessionId session, CancellationToken ct) => Task.FromResult(stored.State.PeopleOf(session, Now));

    public Task<ImmutableArray<SessionView>> SessionsToRun(CancellationToken ct) => Task.FromResult(stored.State.SessionsToRun(Now));

    public Task<ImmutableArray<string>> AddressesOf(SessionId session, bool waitingToo, CancellationToken ct) =>
        Task.FromResult(stored.State.AddressesOf(session, waitingToo));

    public async Task ClearPast(CancellationToken ct) => await Commit(stored.State.ClearPast(Now), ct);

    // Seen: the session whose places the public may now see changed.
    private async Task<T> Keep<T>((Activity Next, T Outcome) decided, CancellationToken ct, SessionId? seen = null)
    {
        if (await Commit(decided.Next, ct) && seen is not null) Announce(seen);
        return decided.Outcome;
    }

    private async Task<DraftResult> Result(Activity next, DraftOutcome outcome, ImmutableArray<string> problems, CancellationToken ct)
    {
        if (await Commit(next, ct) && outcome == DraftOutcome.Listed) Announce();
        return new DraftResult(outcome, problems, stored.State.Draft?.Number ?? 0, stored.State.Revision);
    }

    // The audit log before the change, where somebody makes one: what cannot be told is not done.
    private Task Tell(Activity next, AuditAct act, string? by, CancellationToken ct, string note = "") =>
        by is null || ReferenceEquals(next, stored.State) ? Task.CompletedTask
        : Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Activity, this.GetPrimaryKeyString(), note), ct);

    // Every write also clears what has arrived in the journal since the last one.
    private async Task<bool> Commit(Activity next, CancellationToken ct)
    {
        if (ReferenceEquals(next, stored.State)) return false;
        await stored.Commit(next with { Outbox = next.Outbox.Without(_delivery.Arrived) }, ct);
        _delivery.Start(stored.State.Outbox);
        return true;
    }

    // After the write, never before: a screen may lag behind the store but must not run ahead of it.
    private void Announce(SessionId? id = null, bool isNews = false)
    {
        if (stored.State.Listing is not { } listing) return;
        var session = id is null ? null : stored.State.ScheduleNow()?.Find(id.Value);
        _ = GrainFactory.GetGrain<ILiveNotifierGrain>("0").Announce(new LiveUpdate
        {
            Activity = this.GetPrimaryKeyString(),
            Spaces = [.. listing.Spaces()],
            Revision = stored.State.Revision,
            Session = session is null ? null : stored.State.ViewOf(session.Value),
            IsNews = isNews,
        });
    }
}
