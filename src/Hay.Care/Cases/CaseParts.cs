using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Care;

/// <summary>What was asked for, and by whom.</summary>
[GenerateSerializer, Immutable, Alias("hay.Referral")]
public sealed record Referral
{
    [Id(0)] public ReferralSource Source { get; init; }
    /// <summary>Who referred, in words.</summary>
    [Id(1)] public string From { get; init; } = "";
    /// <summary>Id of the practice that referred; empty: none did.</summary>
    [Id(2)] public string Practice { get; init; } = "";
    /// <summary>What whoever referred calls it: by it they know it again, for they are shown no name.</summary>
    [Id(3)] public string Reference { get; init; } = "";
    /// <summary>What is wanted, in words.</summary>
    [Id(4)] public string Wanted { get; init; } = "";
    [Id(5)] public DateTimeOffset At { get; init; }
    /// <summary>The account that sent it; "person" where somebody came by themselves.</summary>
    [Id(6)] public string By { get; init; } = "";

    /// <summary>The account of the colleague who referred; empty: a practice did, or the person came by themselves.</summary>
    [JsonIgnore] internal string Colleague => Source == ReferralSource.Colleague ? By : "";
}

/// <summary>The person agrees that a record is kept, or no longer does. By: who wrote it down.</summary>
[GenerateSerializer, Immutable, Alias("hay.Consent")]
public sealed record Consent
{
    [Id(0)] public bool IsGiven { get; init; }
    /// <summary>What they were told and what they said.</summary>
    [Id(1)] public string Words { get; init; } = "";
    /// <summary>May talk with others who help: practice, services.</summary>
    [Id(2)] public bool MayShare { get; init; }
    [Id(3)] public DateTimeOffset At { get; init; }
    [Id(4)] public string By { get; init; } = "";
}

/// <summary>Where the case has been from one moment on: at each moment exactly one.</summary>
[GenerateSerializer, Immutable, Alias("hay.StepEntry")]
public sealed record StepEntry
{
    [Id(0)] public CareStep Step { get; init; }
    [Id(1)] public string Provider { get; init; } = "";
    [Id(2)] public string Team { get; init; } = "";
    /// <summary>Account that holds it; empty: nobody does yet, so the team does.</summary>
    [Id(3)] public string Holder { get; init; } = "";
    [Id(4)] public DateTimeOffset Since { get; init; }
    [Id(5)] public string By { get; init; } = "";
    [Id(6)] public string Reason { get; init; } = "";
    /// <summary>By when the liaison has to have found a way; of other steps null.</summary>
    [Id(7)] public DateTimeOffset? Due { get; init; }
}

/// <summary>A question of the team to whoever referred. Answer: empty while it waits.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseQuestion")]
public sealed record CaseQuestion
{
    [Id(0)] public string Words { get; init; } = "";
    [Id(1)] public DateTimeOffset At { get; init; }
    [Id(2)] public string By { get; init; } = "";
    [Id(3)] public string Answer { get; init; } = "";
    [Id(4)] public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>What the person wants, in their own words.</summary>
[GenerateSerializer, Immutable, Alias("hay.Goal")]
public sealed record Goal
{
    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public string Words { get; init; } = "";
    [Id(2)] public DateTimeOffset AgreedAt { get; init; }
    /// <summary>By time.</summary>
    [Id(3)] public ImmutableArray<GoalProgress> Progress { get; init; } = [];
    [Id(4)] public bool IsMet { get; init; }
}

/// <summary>How near it is, from 0 (not begun) to 10 (reached), as the person says.</summary>
[GenerateSerializer, Immutable, Alias("hay.GoalProgress")]
public sealed record GoalProgress([property: Id(0)] DateTimeOffset At, [property: Id(1)] int Score);

/// <summary>What comes next and when. Said: when that was said; what was said later counts.</summary>
[GenerateSerializer, Immutable, Alias("hay.NextStep")]
public sealed record NextStep([property: Id(0)] string Words, [property: Id(1)] DateTimeOffset? At, [property: Id(2)] DateTimeOffset Said)
{
    /// <summary>When it arrived here: of two that were said in one minute the later one counts, and who wrote a contact has only minutes to say when it was.</summary>
    [Id(3)] public DateTimeOffset Kept { get; init; }

    /// <summary>Whether somebody was met after it was said.</summary>
    internal bool IsBefore(Contact contact) => Minute(contact.At).CompareTo(Minute(Said)) switch { 0 => Kept != default && contact.Kept > Kept, var apart => apart > 0 };

    /// <summary>Of two the one that counts, the same whichever arrives first.</summary>
    internal static NextStep? Later(NextStep? one, NextStep? other) =>
        one is null ? other : other is null ? one
        : (Minute(one.Said), one.Kept, one.Said, one.At ?? default, one.Words).CompareTo((Minute(other.Said), other.Kept, other.Said, other.At ?? default, other.Words)) >= 0 ? one : other;

    private static long Minute(DateTimeOffset moment) => moment.UtcTicks / TimeSpan.TicksPerMinute;
}

/// <summary>One contact, as whoever was there wrote it down. Id: given by their device, so that it may be sent twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.Contact")]
public sealed record Contact
{
    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public ContactKind Kind { get; init; }
    [Id(2)] public DateTimeOffset At { get; init; }
    [Id(3)] public int Minutes { get; init; }
    [Id(4)] public string Note { get; init; } = "";
    [Id(5)] public string Next { get; init; } = "";
    [Id(6)] public DateTimeOffset? NextAt { get; init; }
    [Id(7)] public string By { get; init; } = "";
    /// <summary>When it arrived here.</summary>
    [Id(8)] public DateTimeOffset Kept { get; init; }
}

/// <summary>The four questions of the Office for National Statistics on one day.</summary>
[GenerateSerializer, Immutable, Alias("hay.WellbeingNote")]
public sealed record WellbeingNote([property: Id(0)] string Id, [property: Id(1)] DateOnly On, [property: Id(2)] Wellbeing Said, [property: Id(3)] string By);

/// <summary>How the support was, from 0 (bad) to 10 (very good), and in words.</summary>
[GenerateSerializer, Immutable, Alias("hay.Experience")]
public sealed record Experience(
    [property: Id(0)] string Id, [property: Id(1)] ExperienceOf Of, [property: Id(2)] DateTimeOffset At, [property: Id(3)] int Score, [property: Id(4)] string Words, [property: Id(5)] string By);

/// <summary>A listing that was tried. Listing: its id, empty where it is none of ours.</summary>
[GenerateSerializer, Immutable, Alias("hay.Tried")]
public sealed record Tried(
    [property: Id(0)] string Id, [property: Id(1)] string Listing, [property: Id(2)] string Title, [property: Id(3)] DateOnly On, [property: Id(4)] TriedHow How, [property: Id(5)] string Words, [property: Id(6)] string By);

/// <summary>A note of a discussion with colleagues of other services (MDT).</summary>
[GenerateSerializer, Immutable, Alias("hay.Discussion")]
public sealed record Discussion(
    [property: Id(0)] string Id, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string With, [property: Id(3)] string Note, [property: Id(4)] string By);

/// <summary>Something that may harm the person or others, and whom was told.</summary>
[GenerateSerializer, Immutable, Alias("hay.RiskNote")]
public sealed record RiskNote
{
    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public DateTimeOffset At { get; init; }
    [Id(2)] public string Note { get; init; } = "";
    /// <summary>Who was told, in words.</summary>
    [Id(3)] public string ToldTo { get; init; } = "";
    [Id(4)] public string By { get; init; } = "";
    [Id(5)] public DateTimeOffset? SettledAt { get; init; }
    [Id(6)] public string SettledHow { get; init; } = "";
}

/// <summary>How the support ended. A case that was opened again may have several.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseClose")]
public sealed record CaseClose([property: Id(0)] CloseOutcome Outcome, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string By, [property: Id(3)] string Words);

/// <summary>Why it was not taken, and where else to turn.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseDecline")]
public sealed record CaseDecline(
    [property: Id(0)] DeclineReason Reason, [property: Id(1)] string Words, [property: Id(2)] string Signpost, [property: Id(3)] DateTimeOffset At, [property: Id(4)] string By);
