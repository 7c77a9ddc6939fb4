using Hay.Grains;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Care;

/// <summary>
/// One person's way through the service: from a referral to the close of the case, at any moment in one place. Key: <see cref="CaseId"/>.
/// Each look and each change is a line in its log (<see cref="ICaseLogGrain"/>) before it is shown or written; who may is asked here
/// (<see cref="CareRights"/>), not by pages alone. All commands are safe to send twice.
/// </summary>
[Alias("hay.ICaseGrain")]
[Version(3)]
public interface ICaseGrain : IGrainWithStringKey
{
    /// <summary>The whole record. Why: asked for where a colleague holds it.</summary>
    [ReadOnly, Alias("Look")] Task<CaseAnswer> Look(CareActor by, LookReason why, CancellationToken ct);

    /// <summary>
    /// What <see cref="Look"/> answers, and no line yet: for <see cref="CaseLog.Look"/> alone, which writes the line while whoever asked makes ready
    /// what to show.
    /// </summary>
    [ReadOnly, Alias("LookAhead")] Task<CaseAnswer> LookAhead(CareActor by, LookReason why, CancellationToken ct);

    /// <summary>The whole record, to be taken along for the person.</summary>
    [ReadOnly, Alias("Export")] Task<CaseAnswer> Export(CareActor by, LookReason why, CancellationToken ct);

    /// <summary>For the practice, or the colleague, that referred.</summary>
    [ReadOnly, Alias("State")] Task<CaseStateAnswer> State(CareActor by, CancellationToken ct);

    /// <summary>Somebody is about to read the log; call by <see cref="CaseLog.Read"/>.</summary>
    [ReadOnly, Alias("OpenLog")] Task<CareResult> OpenLog(CareActor by, CancellationToken ct);

    /// <summary>The same, of who looked alone.</summary>
    [ReadOnly, Alias("OpenLooks")] Task<CareResult> OpenLooks(CareActor by, CancellationToken ct);

    // The way.
    [Alias("Receive")] Task<CareResult> Receive(ReceiveReferral command, CareActor by, CancellationToken ct);
    /// <summary>Asks whoever referred; from Received.</summary>
    [Alias("Ask")] Task<CareResult> Ask(string question, CareActor by, CancellationToken ct);
    /// <summary>The answer; back to Received.</summary>
    [Alias("Answer")] Task<CareResult> Answer(string words, CareActor by, CancellationToken ct);
    /// <summary>Takes it; from Received to Waiting.</summary>
    [Alias("Accept")] Task<CareResult> Accept(CareActor by, CancellationToken ct);
    /// <summary>From Received, Asked or Waiting.</summary>
    [Alias("Decline")] Task<CareResult> Decline(DeclineReferral command, CareActor by, CancellationToken ct);
    /// <summary>Whoever calls begins: from Waiting, or where it is active and nobody holds it, or, as liaison, escalated.</summary>
    [Alias("PickUp")] Task<CareResult> PickUp(CareActor by, CancellationToken ct);
    /// <summary>Gives it to a colleague of the same team, whose account it is; from Waiting or Active.</summary>
    [Alias("Give")] Task<CareResult> Give(string account, CareActor by, CancellationToken ct);
    /// <summary>To another team, also of another provider: the step and its clock stay, nobody holds it until somebody there picks it up.</summary>
    [Alias("HandOver")] Task<CareResult> HandOver(string team, string reason, CareActor by, CancellationToken ct);
    /// <summary>Nobody can help: to the senior liaison, who has five working days. From Received, Waiting or Active.</summary>
    [Alias("Escalate")] Task<CareResult> Escalate(string reason, CareActor by, CancellationToken ct);
    /// <summary>A way is found: back to the step it came from, in a team (empty: the one it came from).</summary>
    [Alias("Return")] Task<CareResult> Return(string team, string words, CareActor by, CancellationToken ct);
    /// <summary>From Waiting or Active.</summary>
    [Alias("Close")] Task<CareResult> Close(CloseOutcome outcome, string words, CareActor by, CancellationToken ct);
    /// <summary>The same with what was done about its risks: all of it, or nothing.</summary>
    [Alias("CloseWith")] Task<CareResult> CloseWith(CloseCase command, CareActor by, CancellationToken ct);
    /// <summary>Closed too soon: active again with whoever held it.</summary>
    [Alias("Reopen")] Task<CareResult> Reopen(string reason, CareActor by, CancellationToken ct);

    // The record. Ids are given by whoever writes; the id that is there already changes nothing.
    [Alias("Consent")] Task<CareResult> Consent(bool isGiven, bool mayShare, string words, CareActor by, CancellationToken ct);
    /// <summary>How to reach them, and what else was wrong or has changed.</summary>
    [Alias("Describe")] Task<CareResult> Describe(CasePerson person, CareActor by, CancellationToken ct);
    [Alias("Agree")] Task<CareResult> Agree(AgreeGoals command, CareActor by, CancellationToken ct);
    [Alias("Score")] Task<CareResult> Score(ScoreGoal command, CareActor by, CancellationToken ct);
    [Alias("PlanNext")] Task<CareResult> PlanNext(string words, DateTimeOffset? at, CareActor by, CancellationToken ct);
    /// <summary>
    /// Also later, from a phone that had no connection: whoever held the case at the time may still send what they wrote then. By and Kept
    /// of the contact are set here.
    /// </summary>
    [Alias("AddContact")] Task<CareResult> AddContact(Contact contact, CareActor by, CancellationToken ct);
    [Alias("AddWellbeing")] Task<CareResult> AddWellbeing(string id, DateOnly on, Wellbeing said, CareActor by, CancellationToken ct);
    [Alias("AddExperience")] Task<CareResult> AddExperience(Experience experience, CareActor by, CancellationToken ct);
    /// <summary>Sent again with another <see cref="Tried.How"/>, it says how it went since.</summary>
    [Alias("AddTried")] Task<CareResult> AddTried(Tried tried, CareActor by, CancellationToken ct);
    [Alias("AddDiscussion")] Task<CareResult> AddDiscussion(Discussion discussion, CareActor by, CancellationToken ct);
    [Alias("AddRisk")] Task<CareResult> AddRisk(string id, string note, string toldTo, CareActor by, CancellationToken ct);
    [Alias("SettleRisk")] Task<CareResult> SettleRisk(string id, string how, CareActor by, CancellationToken ct);

    /// <summary>For the operator, and for what is kept no longer. The log stays: nothing in it says who the person was.</summary>
    [Alias("Erase")] Task<CareResult> Erase(CareActor by, CancellationToken ct);

    /// <summary>The same, where it is past its time now; else nothing is done, and the step is the wrong one.</summary>
    [Alias("EraseWhenDue")] Task<CareResult> EraseWhenDue(Retention rule, CareActor by, CancellationToken ct);
}
