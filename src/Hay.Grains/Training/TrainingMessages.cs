using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What became of a model that was offered. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.OfferOutcome"), JsonConverter(typeof(JsonStringEnumConverter<OfferOutcome>))]
public enum OfferOutcome
{
    /// <summary>Picks are made with it.</summary>
    Taken,
    /// <summary>The one that is current was trained later.</summary>
    Older,
    /// <summary>It found less of what people chose in the weeks kept back than the current one does.</summary>
    Worse,
    /// <summary>Its file is not what was written.</summary>
    Damaged,
}

/// <summary>A finished model: where it is and what its card says. Checksum: of the whole file, in hexadecimal.</summary>
[GenerateSerializer, Immutable, Alias("hay.OfferedModel")]
public sealed record OfferedModel
{
    /// <summary>The name of its file, without a folder.</summary>
    [Id(0)] public required string File { get; init; }
    [Id(1)] public required string Checksum { get; init; }
    [Id(2)] public required PicksCard Card { get; init; }
}

/// <summary>How one training ended. Version: of its model; for a damaged one the name of its file.</summary>
[GenerateSerializer, Immutable, Alias("hay.TrainingEnd")]
public sealed record TrainingEnd
{
    [Id(0)] public required string Version { get; init; }
    /// <summary>When that was decided.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }
    [Id(2)] public required OfferOutcome Outcome { get; init; }
    /// <summary>NDCG@20 on the weeks kept back; null: not measured.</summary>
    [Id(3)] public double? Ndcg { get; init; }
    /// <summary>What is wrong with a damaged one, for operators.</summary>
    [Id(4)] public string Reason { get; init; } = "";
}

[GenerateSerializer, Immutable, Alias("hay.TrainingView")]
public sealed record TrainingView
{
    /// <summary>What picks are made with; null: nothing yet.</summary>
    [Id(0)] public OfferedModel? Current { get; init; }
    /// <summary>What they were made with before it; null: nothing, or it is the current one again.</summary>
    [Id(1)] public OfferedModel? Before { get; init; }
    /// <summary>The last trainings, the newest first.</summary>
    [Id(2)] public ImmutableArray<TrainingEnd> Ends { get; init; } = [];
}
