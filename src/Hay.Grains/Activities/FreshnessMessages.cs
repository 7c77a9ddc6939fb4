using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>A mail that asked whether a listing is still true, and what came of it.</summary>
[GenerateSerializer, Immutable, Alias("hay.Ask")]
public sealed record Ask
{
    /// <summary>The day the listing's age counted from when it asked (<see cref="Activity.Since"/>).</summary>
    [Id(0)] public required DateOnly Since { get; init; }
    /// <summary>One of <see cref="Activity.AskedAt"/>.</summary>
    [Id(1)] public required int Days { get; init; }
    /// <summary>The day on which it was sent.</summary>
    [Id(2)] public required DateOnly On { get; init; }
    /// <summary>Somebody said by its link what has changed.</summary>
    [Id(3)] public bool HasChanged { get; init; }
    /// <summary>Somebody said by its link that it has stopped.</summary>
    [Id(4)] public bool HasStopped { get; init; }
}

/// <summary>Says that the listing is true on this day. By: id of the account; null: somebody without one. Safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.ConfirmListing")]
public sealed record ConfirmListing([property: Id(0)] string? By, [property: Id(1)] DateOnly Day);

[GenerateSerializer, Alias("hay.ConfirmOutcome"), JsonConverter(typeof(JsonStringEnumConverter<ConfirmOutcome>))]
public enum ConfirmOutcome { Confirmed, NotListed }

/// <summary>Revision: of the activity, after it.</summary>
[GenerateSerializer, Immutable, Alias("hay.ConfirmResult")]
public sealed record ConfirmResult([property: Id(0)] ConfirmOutcome Outcome, [property: Id(1)] long Revision);

/// <summary>What the links of a mail say. NotStopped: "it has stopped" was a slip.</summary>
[GenerateSerializer, Alias("hay.StillTrue"), JsonConverter(typeof(JsonStringEnumConverter<StillTrue>))]
public enum StillTrue { Yes, Changed, Stopped, NotStopped }

/// <summary>Answers the mail that asked about this day. Note: what has changed, where it has.</summary>
[GenerateSerializer, Immutable, Alias("hay.AnswerAsk")]
public sealed record AnswerAsk(
    [property: Id(0)] StillTrue Answer, [property: Id(1)] DateOnly About, [property: Id(2)] DateOnly Day, [property: Id(3)] ReportProblem? Note = null);

/// <summary>
/// Outdated: it was answered already, or the listing has changed since. Refused: the note cannot be kept as it is. Full:
/// there are as many notes as are kept.
/// </summary>
[GenerateSerializer, Alias("hay.AnswerOutcome"), JsonConverter(typeof(JsonStringEnumConverter<AnswerOutcome>))]
public enum AnswerOutcome { Done, Outdated, Refused, Full }
