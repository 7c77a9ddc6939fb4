using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Care;

/// <summary>What came of a command. Refused: something in it cannot be; a sentence says what.</summary>
[GenerateSerializer, Alias("hay.CareOutcome"), JsonConverter(typeof(JsonStringEnumConverter<CareOutcome>))]
public enum CareOutcome
{
    Done,
    /// <summary>There is no such case.</summary>
    NotFound,
    /// <summary>There is another one under that id.</summary>
    Taken,
    NotAllowed,
    /// <summary>A colleague holds it: say why.</summary>
    ReasonNeeded,
    /// <summary>It is in another step, in which this cannot be done.</summary>
    WrongStep,
    /// <summary>The person does not agree, or no longer, that more is written.</summary>
    NoConsent,
    Refused,
    /// <summary>It holds as many of these as it may.</summary>
    Full,
    /// <summary>Its log is there and cannot be read, nor can anything be added to it.</summary>
    LogUnreadable,
}

/// <summary>Problem: what is wrong, in a plain sentence; empty unless refused.</summary>
[GenerateSerializer, Immutable, Alias("hay.CareResult")]
public sealed record CareResult([property: Id(0)] CareOutcome Outcome, [property: Id(1)] string Problem = "")
{
    public static readonly CareResult Done = new(CareOutcome.Done);
}

/// <summary>Who acts: made from whoever is signed in, never from what a request says.</summary>
[GenerateSerializer, Immutable, Alias("hay.CareActor")]
public sealed record CareActor([property: Id(0)] string Account, [property: Id(1)] ImmutableArray<AccountRole> Roles)
{
    /// <summary>The person themselves, on the public form.</summary>
    public static readonly CareActor Person = new("person", []);
    /// <summary>Whoever has the shell of the machine.</summary>
    public static readonly CareActor Operator = new(AuditEntry.Operator, []);
    /// <summary>Hay by itself: what is due to be erased.</summary>
    public static readonly CareActor Site = new(AuditEntry.Site, []);
}

/// <summary>A referral arrives. Safe to send twice. Team: id of the team that is asked.</summary>
[GenerateSerializer, Immutable, Alias("hay.ReceiveReferral")]
public sealed record ReceiveReferral
{
    [Id(0)] public CasePerson Person { get; init; } = new();
    [Id(1)] public ReferralSource Source { get; init; }
    [Id(2)] public string From { get; init; } = "";
    [Id(3)] public string Practice { get; init; } = "";
    [Id(4)] public string Reference { get; init; } = "";
    [Id(5)] public string Wanted { get; init; } = "";
    [Id(6)] public string Team { get; init; } = "";
    /// <summary>What the person agreed to.</summary>
    [Id(7)] public string ConsentWords { get; init; } = "";
    [Id(8)] public bool MayShare { get; init; }
}

/// <summary>Somewhere else to turn to is asked for: a no alone helps nobody.</summary>
[GenerateSerializer, Immutable, Alias("hay.DeclineReferral")]
public sealed record DeclineReferral([property: Id(0)] DeclineReason Reason, [property: Id(1)] string Words, [property: Id(2)] string Signpost);

/// <summary>How it ended, also in words, and what was done about each risk that was still open.</summary>
[GenerateSerializer, Immutable, Alias("hay.CloseCase")]
public sealed record CloseCase([property: Id(0)] CloseOutcome Outcome, [property: Id(1)] string Words, [property: Id(2)] ImmutableArray<SettledRisk> Settled);

/// <summary>What was done about a risk, by its id.</summary>
[GenerateSerializer, Immutable, Alias("hay.SettledRisk")]
public sealed record SettledRisk([property: Id(0)] string Risk, [property: Id(1)] string How);

/// <summary>Goals in the person's words (id and words), and how many sessions. Goals that are there already stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("hay.AgreeGoals")]
public sealed record AgreeGoals([property: Id(0)] ImmutableArray<GoalWords> Goals, [property: Id(1)] int Sessions);

[GenerateSerializer, Immutable, Alias("hay.GoalWords")]
public sealed record GoalWords([property: Id(0)] string Id, [property: Id(1)] string Words);

/// <summary>Score: 0 to 10.</summary>
[GenerateSerializer, Immutable, Alias("hay.ScoreGoal")]
public sealed record ScoreGoal([property: Id(0)] string Goal, [property: Id(1)] int Score, [property: Id(2)] bool IsMet);

/// <summary>The whole record, for those who may see it. Case: null unless done.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseAnswer")]
public sealed record CaseAnswer([property: Id(0)] CareOutcome Outcome, [property: Id(1)] Case? Case);

/// <summary>What a practice, or a colleague, sees of what they referred: where it is, and no more. Outcome: null unless closed. Signpost: where it was declined.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseState")]
public sealed record CaseState(
    [property: Id(0)] CareStep Step, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] string Team, [property: Id(3)] CloseOutcome? Outcome, [property: Id(4)] string Question, [property: Id(5)] string Signpost);

/// <summary>State: null unless done.</summary>
[GenerateSerializer, Immutable, Alias("hay.CaseStateAnswer")]
public sealed record CaseStateAnswer([property: Id(0)] CareOutcome Outcome, [property: Id(1)] CaseState? State);
