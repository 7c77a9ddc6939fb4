using System.Text.Json.Serialization;

namespace Hay.Care;

/// <summary>Who refers. SelfAgain: the person, who has had support before and needs no GP to come back.</summary>
[GenerateSerializer, Alias("hay.ReferralSource"), JsonConverter(typeof(JsonStringEnumConverter<ReferralSource>))]
public enum ReferralSource { Practice, Colleague, Self, SelfAgain }

/// <summary>How the person wants to be reached.</summary>
[GenerateSerializer, Alias("hay.ReachBy"), JsonConverter(typeof(JsonStringEnumConverter<ReachBy>))]
public enum ReachBy { Phone, Text, Letter, Somebody }

/// <summary>Why a referral is not taken.</summary>
[GenerateSerializer, Alias("hay.DeclineReason"), JsonConverter(typeof(JsonStringEnumConverter<DeclineReason>))]
public enum DeclineReason { NotWanted, CannotReach, OutOfArea, NeedsOther, AlreadyHere, Other }

/// <summary>How the support ended.</summary>
[GenerateSerializer, Alias("hay.CloseOutcome"), JsonConverter(typeof(JsonStringEnumConverter<CloseOutcome>))]
public enum CloseOutcome { GoalsReached, SomeGoalsReached, MovedOn, NotWanted, LostTouch, MovedAway, NeedsOther, Died }

/// <summary>What a contact was. Session…: with the person, part of the plan. About: with others, for them. Missed: they did not come.</summary>
[GenerateSerializer, Alias("hay.ContactKind"), JsonConverter(typeof(JsonStringEnumConverter<ContactKind>))]
public enum ContactKind { SessionInPerson, SessionByPhone, SessionByVideo, Call, Message, Letter, GoneTogether, About, Missed }

/// <summary>How something went that the person tried.</summary>
[GenerateSerializer, Alias("hay.TriedHow"), JsonConverter(typeof(JsonStringEnumConverter<TriedHow>))]
public enum TriedHow { Planned, Went, LikedIt, NotForMe, DidNotGo }

/// <summary>Whose experience of the support it is.</summary>
[GenerateSerializer, Alias("hay.ExperienceOf"), JsonConverter(typeof(JsonStringEnumConverter<ExperienceOf>))]
public enum ExperienceOf { Person, Carer }

/// <summary>Why somebody looks at a record that a colleague holds: a list, for the log takes no free words.</summary>
[GenerateSerializer, Alias("hay.LookReason"), JsonConverter(typeof(JsonStringEnumConverter<LookReason>))]
public enum LookReason
{
    /// <summary>None is given.</summary>
    None,
    /// <summary>The colleague is away.</summary>
    Cover,
    Supervision,
    /// <summary>Somebody may come to harm.</summary>
    Safety,
    Complaint,
    /// <summary>The person asked for it.</summary>
    PersonAsked,
    Correction,
}

internal static class ContactKinds
{
    public static bool IsSession(this ContactKind kind) => kind is ContactKind.SessionInPerson or ContactKind.SessionByPhone or ContactKind.SessionByVideo;

    /// <summary>Whether it counts: whoever did not come was not met.</summary>
    public static bool Counts(this ContactKind kind) => kind != ContactKind.Missed;
}
