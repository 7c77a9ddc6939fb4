using System.Globalization;
using Hay.Care;
using Hay.Grains;

namespace Hay.Web.Care;

/// <summary>The words of the connector service as its teams read them; these pages are in English.</summary>
internal static class CareWords
{
    public static string Words(this CareStep step) => step switch
    {
        CareStep.Received => "Just arrived",
        CareStep.Asked => "Asked back",
        CareStep.Waiting => "Waiting",
        CareStep.Active => "With a connector",
        CareStep.Escalated => "With the senior liaison",
        CareStep.Closed => "Closed",
        _ => "Not taken",
    };

    public static string Words(this ReferralSource source) => source switch
    {
        ReferralSource.Practice => "a practice",
        ReferralSource.Colleague => "a colleague",
        ReferralSource.Self => "by themselves",
        _ => "by themselves, again",
    };

    public static string Words(this ReachBy by) => by switch
    {
        ReachBy.Phone => "Ring them",
        ReachBy.Text => "Text them",
        ReachBy.Letter => "Write to them",
        _ => "Ring somebody for them",
    };

    public static string Words(this DeclineReason reason) => reason switch
    {
        DeclineReason.NotWanted => "They do not want it",
        DeclineReason.CannotReach => "We cannot reach them",
        DeclineReason.OutOfArea => "They live elsewhere",
        DeclineReason.NeedsOther => "They need something else",
        DeclineReason.AlreadyHere => "They are with us already",
        _ => "Another reason",
    };

    public static string Words(this CloseOutcome outcome) => outcome switch
    {
        CloseOutcome.GoalsReached => "Goals reached",
        CloseOutcome.SomeGoalsReached => "Some goals reached",
        CloseOutcome.MovedOn => "Goes on with somebody else",
        CloseOutcome.NotWanted => "Wants no more support",
        CloseOutcome.LostTouch => "Lost touch",
        CloseOutcome.MovedAway => "Moved away",
        CloseOutcome.NeedsOther => "Needs something else",
        _ => "Died",
    };

    public static string Words(this ContactKind kind) => kind switch
    {
        ContactKind.SessionInPerson => "Session, face to face",
        ContactKind.SessionByPhone => "Session by phone",
        ContactKind.SessionByVideo => "Session by video",
        ContactKind.Call => "Call",
        ContactKind.Message => "Message",
        ContactKind.Letter => "Letter",
        ContactKind.GoneTogether => "Went along with them",
        ContactKind.About => "Talked with others for them",
        _ => "They did not come",
    };

    public static string Words(this TriedHow how) => how switch
    {
        TriedHow.Planned => "Planned",
        TriedHow.Went => "Went",
        TriedHow.LikedIt => "Liked it",
        TriedHow.NotForMe => "Not for them",
        _ => "Did not go",
    };

    public static string Words(this ExperienceOf of) => of == ExperienceOf.Person ? "The person" : "Their carer";

    public static string Words(this LookReason why) => why switch
    {
        LookReason.Cover => "My colleague is away",
        LookReason.Supervision => "Supervision",
        LookReason.Safety => "Somebody may come to harm",
        LookReason.Complaint => "A complaint",
        LookReason.PersonAsked => "The person asked for it",
        LookReason.Correction => "Something has to be put right",
        _ => "",
    };

    public static string Words(this SameBy by) => by switch
    {
        SameBy.Person => "known as the same person",
        SameBy.NhsNumber => "the same NHS number",
        SameBy.NameAndBirth => "the same name and birth",
        SameBy.PhoneAndBirth => "the same telephone and birth",
        _ => "the same name and telephone, and a birth that is not known",
    };

    /// <summary>What stands in the log of a case.</summary>
    public static string Words(this AuditAct act) => act switch
    {
        AuditAct.CaseSeen => "Read the record",
        AuditAct.CaseListed => "Saw it in a list",
        AuditAct.CaseStateSeen => "Saw where it is",
        AuditAct.CaseLogSeen => "Read who looked",
        AuditAct.CaseExported => "Took the record along",
        AuditAct.CaseErased => "Erased the record",
        AuditAct.CaseReceived => "Referred",
        AuditAct.CaseAsked => "Asked back",
        AuditAct.CaseAnswered => "Answered",
        AuditAct.CaseAccepted => "Took it",
        AuditAct.CaseDeclined => "Did not take it",
        AuditAct.CasePickedUp => "Began",
        AuditAct.CaseGiven => "Gave it to a colleague",
        AuditAct.CaseHandedOver => "Handed it over",
        AuditAct.CaseEscalated => "Passed it to the senior liaison",
        AuditAct.CaseReturned => "Gave it back with a way found",
        AuditAct.CaseClosed => "Closed it",
        AuditAct.CaseReopened => "Opened it again",
        AuditAct.CaseConsentGiven => "Wrote down consent",
        AuditAct.CaseConsentWithdrawn => "Wrote down that consent ended",
        AuditAct.CaseDescribed => "Changed how the person is described",
        AuditAct.CaseWritten => "Wrote in the record",
        _ => act.ToString(),
    };

    /// <summary>What stands in place of something done; empty: it was done.</summary>
    public static string Words(this CareResult result) => result.Outcome switch
    {
        CareOutcome.Done => "",
        CareOutcome.NotFound => "There is no such case.",
        CareOutcome.Taken => "This was kept before. Begin with an empty form.",
        CareOutcome.NotAllowed => "That is not yours to do with this case. Somebody may have moved it meanwhile: look again.",
        CareOutcome.ReasonNeeded => "A colleague holds this case: say first why you look.",
        CareOutcome.WrongStep => "It is in another step now, in which that cannot be done. Look again.",
        CareOutcome.NoConsent => "The person does not agree, or no longer, that more is written. Talk with them first.",
        CareOutcome.Full => "The record holds as many of these as it may.",
        _ => result.Problem.Length > 0 ? result.Problem : "Something in it cannot be.",
    };

    /// <summary>"less than a day", "1 day", "12 days".</summary>
    public static string Days(int days) => days switch { <= 0 => "less than a day", 1 => "1 day", _ => $"{days.ToString("N0", CultureInfo.InvariantCulture)} days" };
}
