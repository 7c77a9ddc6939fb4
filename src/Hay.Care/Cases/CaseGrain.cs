using Hay.Grains;

namespace Hay.Care;

[GrainType("case")]
internal sealed class CaseGrain(
    [PersistentState(CareStoreNames.Case, CareStoreNames.Provider)] IPersistentState<Case> stored,
    CareNetwork network,
    TimeProvider clock) : Grain, ICaseGrain
{
    private DateTimeOffset Now => clock.GetUtcNow();

    private string Id => this.GetPrimaryKeyString();

    public Task<CaseAnswer> Look(CareActor by, LookReason why, CancellationToken ct) => Show(CareAction.SeeRecord, AuditAct.CaseSeen, by, why, ct);

    public Task<CaseAnswer> LookAhead(CareActor by, LookReason why, CancellationToken ct) => Task.FromResult(Judge(CareAction.SeeRecord, by, why));

    public Task<CaseAnswer> Export(CareActor by, LookReason why, CancellationToken ct) => Show(CareAction.Export, AuditAct.CaseExported, by, why, ct);

    public async Task<CaseStateAnswer> State(CareActor by, CancellationToken ct)
    {
        if (!stored.State.Exists) return new(CareOutcome.NotFound, null);
        if (!CareRights.Allow(by, CareAction.SeeState, CasePlace.Of(stored.State))) return new(CareOutcome.NotAllowed, null);
        await CaseLog.Write(GrainFactory, Id, AuditAct.CaseStateSeen, by.Account, "", ct);
        return new(CareOutcome.Done, stored.State.State());
    }

    public Task<CareResult> OpenLog(CareActor by, CancellationToken ct) => OpenLog(CareAction.SeeLog, by, ct);

    public Task<CareResult> OpenLooks(CareActor by, CancellationToken ct) => OpenLog(CareAction.SeeLooks, by, ct);

    public Task<CareResult> Receive(ReceiveReferral command, CareActor by, CancellationToken ct) =>
        !CaseId.IsOne(Id) ? Refused("A case has an id of its own kind.")
        : command.Practice.Length > 0 && !network.Practices.ContainsKey(command.Practice) ? Refused("There is no such practice.")
        : network.Teams.GetValueOrDefault(command.Team) is { } team ? Change(c => c.Receive(command, team, by, Now), AuditAct.CaseReceived, by, command.Source.ToString(), ct)
        : Refused("There is no such team.");

    public Task<CareResult> Ask(string question, CareActor by, CancellationToken ct) => Change(c => c.Ask(question, by, Now), AuditAct.CaseAsked, by, "", ct);

    public Task<CareResult> Answer(string words, CareActor by, CancellationToken ct) => Change(c => c.Answer(words, by, Now), AuditAct.CaseAnswered, by, "", ct);

    public Task<CareResult> Accept(CareActor by, CancellationToken ct) => Change(c => c.Accept(by, Now), AuditAct.CaseAccepted, by, "", ct);

    public Task<CareResult> Decline(DeclineReferral command, CareActor by, CancellationToken ct) =>
        Change(c => c.Decline(command, by, Now), AuditAct.CaseDeclined, by, command.Reason.ToString(), ct);

    public Task<CareResult> PickUp(CareActor by, CancellationToken ct) => Change(c => c.PickUp(by, Now), AuditAct.CasePickedUp, by, "", ct);

    public Task<CareResult> Give(string account, CareActor by, CancellationToken ct) => Change(c => c.Give(account, by, Now), AuditAct.CaseGiven, by, account, ct);

    public Task<CareResult> HandOver(string team, string reason, CareActor by, CancellationToken ct) =>
        network.Teams.GetValueOrDefault(team) is { } found ? Change(c => c.HandOver(found, reason, by, Now), AuditAct.CaseHandedOver, by, team, ct) : Refused("There is no such team.");

    public Task<CareResult> Escalate(string reason, CareActor by, CancellationToken ct) => Change(c => c.Escalate(reason, by, Now), AuditAct.CaseEscalated, by, "", ct);

    public Task<CareResult> Return(string team, string words, CareActor by, CancellationToken ct) =>
        team.Length > 0 && !network.Teams.ContainsKey(team) ? Refused("There is no such team.")
        : Change(c => c.Return(network.Teams.GetValueOrDefault(team), words, by, Now), AuditAct.CaseReturned, by, team, ct);

    public Task<CareResult> Close(CloseOutcome outcome, string words, CareActor by, CancellationToken ct) =>
        Change(c => c.Close(outcome, words, by, Now), AuditAct.CaseClosed, by, outcome.ToString(), ct);

    public Task<CareResult> CloseWith(CloseCase command, CareActor by, CancellationToken ct) =>
        Change(c => c.Close(command, by, Now), by, ct,
        [
            .. command.Settled.Where(r => stored.State.Risks.Any(open => open.Id == r.Risk && open.SettledAt is null)).Select(r => (AuditAct.CaseWritten, Settled(r.Risk))),
            (AuditAct.CaseClosed, command.Outcome.ToString()),
        ]);

    public Task<CareResult> Reopen(string reason, CareActor by, CancellationToken ct) => Change(c => c.Reopen(reason, by, Now), AuditAct.CaseReopened, by, "", ct);

    public Task<CareResult> Consent(bool isGiven, bool mayShare, string words, CareActor by, CancellationToken ct) =>
        Change(c => c.Consent(isGiven, mayShare, words, by, Now), isGiven ? AuditAct.CaseConsentGiven : AuditAct.CaseConsentWithdrawn, by, "", ct);

    public Task<CareResult> Describe(CasePerson person, CareActor by, CancellationToken ct) => Change(c => c.Describe(person, by, Now), AuditAct.CaseDescribed, by, "", ct);

    public Task<CareResult> Agree(AgreeGoals command, CareActor by, CancellationToken ct) => Write(c => c.Agree(command, by, Now), by, "goals", ct);

    public Task<CareResult> Score(ScoreGoal command, CareActor by, CancellationToken ct) => Write(c => c.Score(command, by, Now), by, $"goal {command.Goal}", ct);

    public Task<CareResult> PlanNext(string words, DateTimeOffset? at, CareActor by, CancellationToken ct) => Write(c => c.PlanNext(words, at, by, Now), by, "next", ct);

    public Task<CareResult> AddContact(Contact contact, CareActor by, CancellationToken ct) => Write(c => c.AddContact(contact, by, Now), by, $"contact {contact.Id}", ct);

    public Task<CareResult> AddWellbeing(string id, DateOnly on, Wellbeing said, CareActor by, CancellationToken ct) => Write(c => c.AddWellbeing(id, on, said, by, Now), by, $"wellbeing {id}", ct);

    public Task<CareResult> AddExperience(Experience experience, CareActor by, CancellationToken ct) => Write(c => c.AddExperience(experience, by, Now), by, $"experience {experience.Id}", ct);

    public Task<CareResult> AddTried(Tried tried, CareActor by, CancellationToken ct) => Write(c => c.AddTried(tried, by, Now), by, $"tried {tried.Id}", ct);

    public Task<CareResult> AddDiscussion(Discussion discussion, CareActor by, CancellationToken ct) => Write(c => c.AddDiscussion(discussion, by, Now), by, $"discussion {discussion.Id}", ct);

    public Task<CareResult> AddRisk(string id, string note, string toldTo, CareActor by, CancellationToken ct) => Write(c => c.AddRisk(id, note, toldTo, by, Now), by, $"risk {id}", ct);

    public Task<CareResult> SettleRisk(string id, string how, CareActor by, CancellationToken ct) => Write(c => c.SettleRisk(id, how, by, Now), by, Settled(id), ct);

    public async Task<CareResult> Erase(CareActor by, CancellationToken ct)
    {
        if (!CareRights.Allow(by, CareAction.Erase, CasePlace.OfTeam(""))) return new(CareOutcome.NotAllowed);
        if (!stored.State.Exists) return CareResult.Done;
        await CaseLog.Write(GrainFactory, Id, AuditAct.CaseErased, by.Account, "", ct);
        await stored.ClearStateAsync(ct);
        DeactivateOnIdle();
        return CareResult.Done;
    }

    public Task<CareResult> EraseWhenDue(Retention rule, CareActor by, CancellationToken ct) =>
        !stored.State.Exists || rule.IsDue(stored.State, Now) ? Erase(by, ct) : Task.FromResult(new CareResult(CareOutcome.WrongStep));

    private async Task<CareResult> OpenLog(CareAction what, CareActor by, CancellationToken ct)
    {
        // Of a case that was erased the log is there still, for those who see no case either way.
        var place = stored.State.Exists ? CasePlace.Of(stored.State) : CasePlace.OfTeam("");
        if (!CareRights.Allow(by, what, place)) return new(CareOutcome.NotAllowed);
        try
        {
            // A case that never was gets no log by being asked for.
            if (!stored.State.Exists && (await GrainFactory.GetGrain<ICaseLogGrain>(Id).Tail(ct)).Head.Number == 0) return new(CareOutcome.NotFound);
            await CaseLog.Write(GrainFactory, Id, AuditAct.CaseLogSeen, by.Account, "", ct);
            return CareResult.Done;
        }
        catch (Exception wrong) when (CaseLog.IsUnreadable(wrong))
        {
            // Nothing of it is shown, so nothing has to be told. Who asks is not to take it for a log in which nobody is.
            return new(CareOutcome.LogUnreadable);
        }
    }

    private static Task<CareResult> Refused(string problem) => Task.FromResult(new CareResult(CareOutcome.Refused, problem));

    private Task<CareResult> Write(Func<Case, (Case Next, CareResult Result)> rule, CareActor by, string part, CancellationToken ct) => Change(rule, AuditAct.CaseWritten, by, part, ct);

    private async Task<CaseAnswer> Show(CareAction what, AuditAct act, CareActor by, LookReason why, CancellationToken ct)
    {
        var answer = Judge(what, by, why);
        if (answer.Case is { } shown) await CaseLog.Write(GrainFactory, Id, act, by.Account, CaseLog.Why(shown, by, why), ct);
        return answer;
    }

    private CaseAnswer Judge(CareAction what, CareActor by, LookReason why)
    {
        if (!stored.State.Exists) return new(CareOutcome.NotFound, null);
        var place = CasePlace.Of(stored.State);
        return !CareRights.Allow(by, what, place) ? new(CareOutcome.NotAllowed, null)
            : why == LookReason.None && CareRights.NeedsReason(by, place) ? new(CareOutcome.ReasonNeeded, null)
            : new(CareOutcome.Done, stored.State);
    }

    private static string Settled(string risk) => $"risk {risk} settled";

    private Task<CareResult> Change(Func<Case, (Case Next, CareResult Result)> rule, AuditAct act, CareActor by, string note, CancellationToken ct) => Change(rule, by, ct, (act, note));

    // The lines first: what cannot be told is not done.
    private async Task<CareResult> Change(Func<Case, (Case Next, CareResult Result)> rule, CareActor by, CancellationToken ct, params (AuditAct Act, string Note)[] lines)
    {
        var (next, result) = rule(stored.State);
        if (ReferenceEquals(next, stored.State)) return result;
        await CaseLog.Write(GrainFactory, Id, by.Account, ct, lines);
        await stored.Commit(next, ct);
        return result;
    }
}
