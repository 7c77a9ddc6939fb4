using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// One person's way through the service, from the referral to its close, as stored; and its rules, which know no time but the one they are
/// given. Fields are only ever added.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Case")]
public sealed partial record Case
{
    [Id(0)] public CasePerson Person { get; init; } = new();
    [Id(1)] public Referral Referral { get; init; } = new();
    /// <summary>The last one counts.</summary>
    [Id(2)] public ImmutableArray<Consent> Consents { get; init; } = [];
    /// <summary>By time; the last is where it is. Empty: there is no such case.</summary>
    [Id(3)] public ImmutableArray<StepEntry> Steps { get; init; } = [];
    [Id(4)] public ImmutableArray<CaseQuestion> Questions { get; init; } = [];
    [Id(5)] public ImmutableArray<Goal> Goals { get; init; } = [];
    /// <summary>How many sessions are planned, 8 to 12; 0: nobody has agreed yet.</summary>
    [Id(6)] public int PlannedSessions { get; init; }
    [Id(7)] public NextStep? Next { get; init; }
    /// <summary>By time, and of one moment by id: in whatever order they arrive.</summary>
    [Id(8)] public ImmutableArray<Contact> Contacts { get; init; } = [];
    [Id(9)] public ImmutableArray<WellbeingNote> Wellbeing { get; init; } = [];
    [Id(10)] public ImmutableArray<Experience> Experiences { get; init; } = [];
    [Id(11)] public ImmutableArray<Tried> Tried { get; init; } = [];
    [Id(12)] public ImmutableArray<Discussion> Discussions { get; init; } = [];
    [Id(13)] public ImmutableArray<RiskNote> Risks { get; init; } = [];
    [Id(14)] public ImmutableArray<CaseClose> Closes { get; init; } = [];
    [Id(15)] public CaseDecline? Declined { get; init; }

    [JsonIgnore] public bool Exists => !Steps.IsDefaultOrEmpty;

    /// <summary>Where it is. Only where it exists.</summary>
    [JsonIgnore] public StepEntry Now => Steps[^1];

    /// <summary>Since when it has been in this step, whoever held it meanwhile: handing over stops no clock.</summary>
    [JsonIgnore]
    public DateTimeOffset InStepSince
    {
        get
        {
            var first = Steps.Length - 1;
            while (first > 0 && Steps[first - 1].Step == Now.Step) first--;
            return Steps[first].Since;
        }
    }

    [JsonIgnore] public bool HasConsent => Consents is [.., { IsGiven: true }];

    /// <summary>Whether they agree, now, that others who help them hear of it.</summary>
    [JsonIgnore] public bool MayShare => Consents is [.., { IsGiven: true, MayShare: true }];

    /// <summary>What comes next, unless it has come already: somebody met since, on its day or later.</summary>
    [JsonIgnore]
    public NextStep? Coming => Next is { } next && !Contacts.Any(c => next.IsBefore(c) && (next.At is not { } at || LocalDay.Of(c.At) >= LocalDay.Of(at))) ? next : null;

    /// <summary>Sessions that took place.</summary>
    [JsonIgnore] public int Sessions => Contacts.Count(c => c.Kind.IsSession());

    /// <summary>What whoever referred sees of it.</summary>
    internal CaseState State() => new(
        Now.Step, InStepSince, Now.Team, Now.Step == CareStep.Closed ? Closes[^1].Outcome : null,
        Now.Step == CareStep.Asked ? Questions[^1].Words : "", Now.Step == CareStep.Declined ? Declined?.Signpost ?? "" : "");
}
