using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// A model's card: what it has learnt from, how it weighs, and how good it was. It names no person and no listing; counts of people
/// are exact, so a page shows them as <see cref="ProtectedCount"/>s.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.PicksCard")]
public sealed record PicksCard
{
    [Id(0)] public required string Version { get; init; }
    [Id(1)] public required DateTimeOffset TrainedAt { get; init; }
    /// <summary>Who allowed it and has saved or gone to something.</summary>
    [Id(2)] public int People { get; init; }
    /// <summary>Listings that can be picked.</summary>
    [Id(3)] public int Listings { get; init; }
    /// <summary>How often one of those people saved, liked or went to one of those listings.</summary>
    [Id(4)] public int Facts { get; init; }
    /// <summary>The first day of those; null: there are none.</summary>
    [Id(5)] public DateOnly? From { get; init; }
    [Id(6)] public DateOnly? To { get; init; }
    /// <summary>The taste model and its settings, for people to read.</summary>
    [Id(7)] public string Recipe { get; init; } = "";
    /// <summary>One for each feature, in their order.</summary>
    [Id(8)] public ImmutableArray<PicksWeight> Weights { get; init; } = [];
    /// <summary>Choices that the weights were fitted to, in this training or in an earlier one whose settings were kept; 0: they are the ones that Hay comes with.</summary>
    [Id(9)] public int Examples { get; init; }
    /// <summary>The first of the days kept back to measure on; null: nothing was measured.</summary>
    [Id(10)] public DateOnly? HeldFrom { get; init; }
    /// <summary>Of this model's settings, trained on what was before <see cref="HeldFrom"/>.</summary>
    [Id(11)] public PicksQuality? Quality { get; init; }
    /// <summary>Of the settings that were current before, in the same way.</summary>
    [Id(12)] public PicksQuality? Current { get; init; }
    /// <summary>Of showing everybody what most people go to.</summary>
    [Id(13)] public PicksQuality? Popularity { get; init; }
    /// <summary>On what share of days the last pick is something new.</summary>
    [Id(14)] public double Exploration { get; init; }
    /// <summary>What did the sums.</summary>
    [Id(15)] public string Algebra { get; init; } = "";
    [Id(16)] public ImmutableArray<TrainingNote> Notes { get; init; } = [];
}

/// <summary>What a feature adds when it is one standard deviation above its mean: for people whose history is known, and for others.</summary>
[GenerateSerializer, Immutable, Alias("hay.PicksWeight")]
public sealed record PicksWeight([property: Id(0)] string Feature, [property: Id(1)] double Seen, [property: Id(2)] double Unseen);

/// <summary>How well lists of twenty held what people then chose; see docs/recommender.md. Shares are 0 to 1.</summary>
[GenerateSerializer, Immutable, Alias("hay.PicksQuality")]
public sealed record PicksQuality
{
    /// <summary>Who chose something in the weeks kept back.</summary>
    [Id(0)] public int People { get; init; }
    [Id(1)] public double Ndcg { get; init; }
    [Id(2)] public double Recall { get; init; }
    /// <summary>Share of listings that anybody was shown.</summary>
    [Id(3)] public double Coverage { get; init; }
    /// <summary>Bits of surprise: mean of −log₂ of the share of people who had been there.</summary>
    [Id(4)] public double Novelty { get; init; }
    /// <summary>Share of what was shown, in the first three places, that is of small groups.</summary>
    [Id(5)] public double SmallShare { get; init; }
}

/// <summary>What must be said of a training. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.TrainingNote"), JsonConverter(typeof(JsonStringEnumConverter<TrainingNote>))]
public enum TrainingNote
{
    /// <summary>Fewer than twenty people allowed it: nothing was learnt from people, only from what listings say of themselves.</summary>
    FewPeople,
    /// <summary>The weights were fitted to few choices: they are near the ones that Hay comes with.</summary>
    StartingWeights,
    /// <summary>Fewer than twenty people chose something in the weeks kept back: it was not measured.</summary>
    NotMeasured,
    /// <summary>New settings were tried and found less, so those of before were trained anew.</summary>
    SettingsKept,
    /// <summary>Too many listings for EASE: item similarity is used, which cannot place what nobody has been to.</summary>
    ManyListings,
}
