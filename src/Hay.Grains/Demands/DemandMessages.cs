using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>Something that is not there. Safe to keep for ever: it names nobody.</summary>
[GenerateSerializer, Immutable, Alias("hay.UnmetDemand")]
public sealed record UnmetDemand
{
    /// <summary>Plain words (see <see cref="DemandTerms"/>); empty where only filters were asked.</summary>
    [Id(0)] public string Terms { get; init; } = "";
    /// <summary>Slugs of the filters that were on, in order, with blanks between: "category:yoga free when:weekend".</summary>
    [Id(1)] public string Filters { get; init; } = "";
    /// <summary>Somebody said that it is missing; otherwise a search found nothing.</summary>
    [Id(2)] public bool IsAskedFor { get; init; }
}

[GenerateSerializer, Alias("hay.DemandOutcome"), JsonConverter(typeof(JsonStringEnumConverter<DemandOutcome>))]
public enum DemandOutcome
{
    Recorded,
    /// <summary>Counted before: on the same day from the same address, or as often as is counted in a day.</summary>
    Known,
    /// <summary>Enough for one day: the rest is not kept.</summary>
    TooMany,
    /// <summary>Empty, or it may say something about a person.</summary>
    NotKept,
}

/// <summary>How often something was not there on one day.</summary>
[GenerateSerializer, Immutable, Alias("hay.DemandCount")]
public sealed record DemandCount([property: Id(0)] UnmetDemand Demand, [property: Id(1)] int Times);

[GenerateSerializer, Immutable, Alias("hay.DemandView")]
public sealed record DemandView([property: Id(0)] DateOnly Day, [property: Id(1)] ImmutableArray<DemandCount> Counts);
