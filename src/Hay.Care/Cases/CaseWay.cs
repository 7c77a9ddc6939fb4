using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>The way: from step to step, and from hand to hand.</summary>
public sealed partial record Case
{
    /// <summary>Most steps; a case that goes to and fro more often needs a talk, not a computer.</summary>
    public const int MostSteps = 200;
    public const int MostQuestions = 20;
    /// <summary>How many working days the liaison has.</summary>
    public const int DaysToFindAWay = 5;

    // An office closes then: what is due on a day is due by this hour.
    private static readonly TimeOnly Evening = new(17, 0);

    /// <param name="command">What arrived.</param>
    /// <param name="team">The team that is asked.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="now">When.</param>
    public (Case Next, CareResult Result) Receive(ReceiveReferral command, CareTeam team, CareActor by, DateTimeOffset now)
    {
        var right = command.Source switch { ReferralSource.Practice => CareAction.ReferForPractice, ReferralSource.Colleague => CareAction.Refer, _ => CareAction.ReferSelf };
        if (!CareRights.Allow(by, right, CasePlace.OfTeam(team.Id, command.Practice))) return (this, new(CareOutcome.NotAllowed));
        var person = command.Person.Tidy();
        var referral = new Referral
        {
            Source = command.Source,
            From = CaseText.Tidy(command.From),
            Practice = command.Practice,
            Reference = CaseText.Tidy(command.Reference),
            Wanted = CaseText.Tidy(command.Wanted),
            At = now,
            By = by.Account,
        };
        if (Exists) return (this, new(Person == person && Referral == (referral with { At = Referral.At }) ? CareOutcome.Done : CareOutcome.Taken));
        var problem = person.Problem(now)
            ?? CaseText.Problem(referral.From, CaseText.Short, "Who refers", isAsked: command.Source is ReferralSource.Practice or ReferralSource.Colleague)
            ?? CaseText.Problem(referral.Reference, CaseText.Short, "The reference")
            ?? CaseText.Problem(referral.Wanted, CaseText.Long, "What is wanted", isAsked: true)
            ?? CaseText.Problem(command.ConsentWords, CaseText.Line, "What the person agrees to", isAsked: true);
        if (problem is not null) return (this, new(CareOutcome.Refused, problem));
        return (new Case
        {
            Person = person,
            Referral = referral,
            Consents = [new Consent { IsGiven = true, MayShare = command.MayShare, Words = CaseText.Tidy(command.ConsentWords), At = now, By = by.Account }],
            Steps = [new StepEntry { Step = CareStep.Received, Team = team.Id, Provider = team.Provider, Since = now, By = by.Account }],
        }, CareResult.Done);
    }

    public (Case Next, CareResult Result) Ask(string question, CareActor by, DateTimeOffset now) =>
        Questions.Length >= MostQuestions ? (this, new(CareOutcome.Full))
        : Move(by, CareAction.Sort, [CareStep.Received], s => s with { Step = CareStep.Asked }, now, question, "The question",
            (next, words) => next with { Questions = next.Questions.Add(new CaseQuestion { Words = words, At = now, By = by.Account }) });

    public (Case Next, CareResult Result) Answer(string answer, CareActor by, DateTimeOffset now) =>
        Move(by, CareAction.Answer, [CareStep.Asked], s => s with { Step = CareStep.Received }, now, answer, "The answer",
            (next, words) => next with { Questions = next.Questions.SetItem(next.Questions.Length - 1, next.Questions[^1] with { Answer = words, AnsweredAt = now }) });

    public (Case Next, CareResult Result) Accept(CareActor by, DateTimeOffset now) =>
        Move(by, CareAction.Sort, [CareStep.Received], s => s with { Step = CareStep.Waiting }, now, needsConsent: true);

    public (Case Next, CareResult Result) Decline(DeclineReferral command, CareActor by, DateTimeOffset now) =>
        CaseText.Problem(command.Signpost, CaseText.Line, "Where else they can turn", isAsked: true) is { } problem ? (this, new(CareOutcome.Refused, problem))
        : Move(by, CareAction.Sort, [CareStep.Received, CareStep.Asked, CareStep.Waiting], s => s with { Step = CareStep.Declined, Holder = "" }, now, command.Words, "The reason",
            (next, words) => next with { Declined = new CaseDecline(command.Reason, words, CaseText.Tidy(command.Signpost), now, by.Account) });

    public (Case Next, CareResult Result) PickUp(CareActor by, DateTimeOffset now)
    {
        if (Exists && Now.Holder.Length > 0 && Now.Step is CareStep.Active or CareStep.Escalated && CareRights.Allow(by, CareAction.PickUp, CasePlace.Of(this) with { Holder = "" }))
        {
            return (this, new(Now.Holder == by.Account ? CareOutcome.Done : CareOutcome.Taken));
        }

        return Move(by, CareAction.PickUp, [CareStep.Waiting, CareStep.Active, CareStep.Escalated],
            s => s with { Step = s.Step == CareStep.Escalated ? CareStep.Escalated : CareStep.Active, Holder = by.Account }, now, needsConsent: Exists && Now.Step != CareStep.Escalated);
    }

    public (Case Next, CareResult Result) Give(string account, CareActor by, DateTimeOffset now) =>
        !CaseText.IsId(account) ? (this, new(CareOutcome.Refused, "Say to whom."))
        : Move(by, CareAction.Give, [CareStep.Waiting, CareStep.Active], s => s with { Step = CareStep.Active, Holder = account }, now, needsConsent: true);

    /// <summary>Another provider reads all of it from then on: the person has to have agreed to that.</summary>
    /// <param name="team">To whom.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public (Case Next, CareResult Result) HandOver(CareTeam team, string reason, CareActor by, DateTimeOffset now)
    {
        var (next, result) = Move(by, CareAction.HandOver, [CareStep.Received, CareStep.Asked, CareStep.Waiting, CareStep.Active],
            s => s with { Team = team.Id, Provider = team.Provider, Holder = s.Team == team.Id ? s.Holder : "" }, now, reason, "The reason", needsConsent: true);
        return ReferenceEquals(next, this) || team.Provider == Now.Provider || MayShare ? (next, result)
            : (this, new(CareOutcome.Refused, "The person has not agreed that others hear of this. Talk with them, and write down that they agree; then hand it over."));
    }

    public (Case Next, CareResult Result) Escalate(string reason, CareActor by, DateTimeOffset now) =>
        Move(by, CareAction.Escalate, [CareStep.Received, CareStep.Asked, CareStep.Waiting, CareStep.Active],
            s => s with { Step = CareStep.Escalated, Holder = "", Due = LocalDay.Moment(WorkingDays.After(LocalDay.Of(now), DaysToFindAWay).ToDateTime(Evening)) }, now, reason, "The reason");

    /// <param name="team">Null: the one it came from.</param>
    /// <param name="words">What was found.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public (Case Next, CareResult Result) Return(CareTeam? team, string words, CareActor by, DateTimeOffset now)
    {
        var before = Steps.LastOrDefault(s => s.Step != CareStep.Escalated);
        return Move(by, CareAction.Return, [CareStep.Escalated], _ => before! with
        {
            Team = team?.Id ?? before.Team,
            Provider = team?.Provider ?? before.Provider,
            Holder = team is null || team.Id == before.Team ? before.Holder : "",
        }, now, words, "The way that was found");
    }

    /// <summary>Not over an open risk: nobody would look at it again.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="words">The same in words.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public (Case Next, CareResult Result) Close(CloseOutcome outcome, string words, CareActor by, DateTimeOffset now)
    {
        if (CaseText.Problem(words, CaseText.Long, "How it ended", isAsked: true) is { } problem) return (this, new(CareOutcome.Refused, problem));
        var (next, result) = Move(by, CareAction.Close, [CareStep.Waiting, CareStep.Active], s => s with { Step = CareStep.Closed }, now, outcome.ToString(),
            more: (next, _) => next with { Closes = next.Closes.Add(new CaseClose(outcome, now, by.Account, CaseText.Tidy(words))), Next = null });
        return ReferenceEquals(next, this) || Risks.All(r => r.SettledAt is not null) ? (next, result)
            : (this, new(CareOutcome.Refused, "A risk is still open. Say what was done about it, then close the case."));
    }

    /// <summary>Settles these risks and closes: all of it, or nothing.</summary>
    /// <param name="command">What to settle, and how it ended.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public (Case Next, CareResult Result) Close(CloseCase command, CareActor by, DateTimeOffset now)
    {
        var settled = this;
        foreach (var risk in command.Settled)
        {
            (settled, var refused) = settled.SettleRisk(risk.Risk, risk.How, by, now);
            if (refused.Outcome != CareOutcome.Done) return (this, refused);
        }

        var (next, result) = settled.Close(command.Outcome, command.Words, by, now);
        return result.Outcome == CareOutcome.Done ? (next, result) : (this, result);
    }

    public (Case Next, CareResult Result) Reopen(string reason, CareActor by, DateTimeOffset now) =>
        Move(by, CareAction.Close, [CareStep.Closed], s => s with { Step = CareStep.Active }, now, reason, "The reason", needsConsent: true);

    // The same again, by the same person, has been done: also where they may not any more, for it is out of their hands.
    private (Case Next, CareResult Result) Move(
        CareActor by, CareAction what, ImmutableArray<CareStep> from, Func<StepEntry, StepEntry> to, DateTimeOffset now, string reason = "", string called = "",
        Func<Case, string, Case>? more = null, bool needsConsent = false)
    {
        if (!Exists) return (this, new(CareOutcome.NotFound));
        var words = CaseText.Tidy(reason);
        StepEntry Said(StepEntry entry) => to(entry) with { By = by.Account, Reason = words };
        if (Steps.Length > 1 && from.Contains(Steps[^2].Step) && Said(Steps[^2]) is var again && Now == (again with { Since = Now.Since, Due = Now.Due })) return (this, CareResult.Done);
        if (!CareRights.Allow(by, what, CasePlace.Of(this))) return (this, new(CareOutcome.NotAllowed));
        if (!from.Contains(Now.Step)) return (this, new(CareOutcome.WrongStep));
        if (needsConsent && !HasConsent) return (this, new(CareOutcome.NoConsent));
        if (CaseText.Problem(reason, CaseText.Line, called, isAsked: called.Length > 0) is { } problem) return (this, new(CareOutcome.Refused, problem));
        if (Steps.Length >= MostSteps) return (this, new(CareOutcome.Full));
        var next = Said(Now) with { Since = now < Now.Since ? Now.Since : now };
        if (next.Step != CareStep.Escalated) next = next with { Due = null };
        if (next == (Now with { Since = next.Since, By = next.By, Reason = next.Reason })) return (this, CareResult.Done);
        var moved = this with { Steps = Steps.Add(next) };
        return (more?.Invoke(moved, words) ?? moved, CareResult.Done);
    }
}
