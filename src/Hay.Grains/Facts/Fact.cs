using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What can happen that others count on. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.FactKind"), JsonConverter(typeof(JsonStringEnumConverter<FactKind>))]
public enum FactKind
{
    Listed,
    Withdrawn,
    SessionCancelled,
    SessionMoved,
    SessionRestored,
    Going,
    Waiting,
    GaveUp,
    Saved,
    Unsaved,
    /// <summary>A search found nothing.</summary>
    FoundNothing,
    /// <summary>Somebody said what is missing.</summary>
    AskedFor,
}

/// <summary>
/// Something that happened, once. <see cref="Number"/> counts a grain's own facts from 1, so (grain, number) names
/// a fact for ever and a journal can refuse to hold it twice.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Fact")]
public sealed record Fact
{
    [Id(0)] public long Number { get; init; }
    [Id(1)] public required FactKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    /// <summary>The activity's id; empty in an activity's own outbox, which goes without saying, never in the journal.</summary>
    [Id(3)] public string Activity { get; init; } = "";
    [Id(4)] public SessionId? Session { get; init; }
    [Id(5)] public ProfileId? Profile { get; init; }
    /// <summary>What was not there; such a fact is of no activity and no person.</summary>
    [Id(6)] public UnmetDemand? Demand { get; init; }
}
