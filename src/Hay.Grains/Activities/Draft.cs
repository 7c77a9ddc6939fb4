using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>Waiting: for a host. Asked: a host wants to know or have changed something first. Refused: by a host, with a reason.</summary>
[GenerateSerializer, Alias("hay.DraftStage"), JsonConverter(typeof(JsonStringEnumConverter<DraftStage>))]
public enum DraftStage { Writing, Waiting, Asked, Refused }

/// <summary>What its people are writing about an activity, before the public sees it.</summary>
[GenerateSerializer, Immutable, Alias("hay.Draft")]
public sealed record Draft
{
    /// <summary>As far as it has come: it may have any number of <see cref="ListingRules.Problems"/>.</summary>
    [Id(0)] public required Listing Listing { get; init; }
    /// <summary>Counts what was kept, from 1; whoever writes says which they saw, so that two people do not undo each other.</summary>
    [Id(1)] public int Number { get; init; }
    [Id(2)] public DraftStage Stage { get; init; }
    /// <summary>Id of the account that wrote last.</summary>
    [Id(3)] public required string By { get; init; }
    [Id(4)] public DateTimeOffset At { get; init; }
    /// <summary>Why it waits, or what the host said; a plain sentence.</summary>
    [Id(5)] public string Reason { get; init; } = "";
}

/// <summary>Keeps what was written so far. Number: of the draft it was made from; 0: of none.</summary>
[GenerateSerializer, Immutable, Alias("hay.SaveDraft")]
public sealed record SaveDraft(
    [property: Id(0)] Listing Listing, [property: Id(1)] int Number, [property: Id(2)] string By);

/// <summary>Hands the draft in. HoldFor: why a host has to look first; empty: it is listed at once.</summary>
[GenerateSerializer, Immutable, Alias("hay.SubmitDraft")]
public sealed record SubmitDraft(
    [property: Id(0)] int Number, [property: Id(1)] string By, [property: Id(2)] string HoldFor);

[GenerateSerializer, Alias("hay.Verdict"), JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict { Approve, Ask, Refuse }

/// <summary>A host decides on a draft that waits. Reason: what its people are told; needed unless it is approved.</summary>
[GenerateSerializer, Immutable, Alias("hay.DecideDraft")]
public sealed record DecideDraft(
    [property: Id(0)] int Number, [property: Id(1)] Verdict Verdict, [property: Id(2)] string Reason, [property: Id(3)] string By);

/// <summary>
/// NoDraft: there is nothing to do this with. Stale: somebody else wrote first; read it again. Refused: see the problems.
/// </summary>
[GenerateSerializer, Alias("hay.DraftOutcome"), JsonConverter(typeof(JsonStringEnumConverter<DraftOutcome>))]
public enum DraftOutcome { Kept, Waiting, Listed, Returned, Dropped, NoDraft, Stale, Refused }

/// <summary>Problems: plain sentences; empty unless refused. Number: of the draft as it is now; 0: there is none. Revision: of the activity.</summary>
[GenerateSerializer, Immutable, Alias("hay.DraftResult")]
public sealed record DraftResult(
    [property: Id(0)] DraftOutcome Outcome, [property: Id(1)] ImmutableArray<string> Problems,
    [property: Id(2)] int Number, [property: Id(3)] long Revision);

/// <summary>A host took the listing off the public pages until something is put right.</summary>
[GenerateSerializer, Immutable, Alias("hay.Pause")]
public sealed record Pause(
    [property: Id(0)] string Reason, [property: Id(1)] string By, [property: Id(2)] DateTimeOffset At);

/// <summary>An activity as those see it who look after it.</summary>
[GenerateSerializer, Immutable, Alias("hay.EditView")]
public sealed record EditView
{
    /// <summary>What the public sees, or saw before it stopped; null: it was never listed.</summary>
    [Id(0)] public Listing? Listing { get; init; }
    [Id(1)] public Draft? Draft { get; init; }
    [Id(2)] public bool Withdrawn { get; init; }
    [Id(3)] public Pause? Paused { get; init; }
    [Id(4)] public DateOnly? Checked { get; init; }
    /// <summary>Names (camelCase) of the listing's fields that a person typed; an import leaves them alone.</summary>
    [Id(5)] public ImmutableArray<string> Typed { get; init; } = [];
    [Id(6)] public long Revision { get; init; }
    /// <summary>The schedule with what was cancelled and moved; null when there are no dates.</summary>
    [Id(7)] public Schedule? Schedule { get; init; }
    /// <summary>The day its age counts from (<see cref="Activity.Since"/>).</summary>
    [Id(8)] public DateOnly? Since { get; init; }
    /// <summary>The last mail that asked its people whether it is still true.</summary>
    [Id(9)] public Ask? Asked { get; init; }
    /// <summary>Id of the feed of its organisation that it follows; null: none.</summary>
    [Id(10)] public string? Feed { get; init; }
}
