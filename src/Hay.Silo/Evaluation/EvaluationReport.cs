using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hay.Grains;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Ranking;

namespace Hay.Silo.Evaluation;

/// <summary>What an evaluation found; the model card is made of it. The same data, seed and algebra give the same, but for the times.</summary>
internal sealed record EvaluationReport
{
    public required string Dataset { get; init; }

    public required int People { get; init; }

    public required int Items { get; init; }

    public required int TrainingVisits { get; init; }

    public required int TestVisits { get; init; }

    /// <summary>How test and training were parted.</summary>
    public required string Split { get; init; }

    /// <summary>What was chosen by, and how much was tried.</summary>
    public required string Validation { get; init; }

    public required string Algebra { get; init; }

    public required int Seed { get; init; }

    public required int Threads { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Of models that rank all items; the best first.</summary>
    public ImmutableArray<ModelResult> Models { get; init; } = [];

    /// <summary>Of our own data: the card of the picks as they would be trained.</summary>
    public PicksCard? Picks { get; init; }

    /// <summary>Weights for an installation that has no choices of its own yet.</summary>
    public TwoRankings? StartingWeights { get; init; }

    /// <summary>Of a split by time, where nothing of what is ranked has been visited.</summary>
    public ColdResult? Cold { get; init; }
}

/// <summary>How one model did and what it cost.</summary>
internal sealed record ModelResult(string Name, string Settings, Quality Quality, double TrainingSeconds, double ProcessorSeconds, long ModelBytes);

[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    public static EvaluationJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people, not a part of a page
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    });
}
