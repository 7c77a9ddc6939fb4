using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>The five answers to "How are you today?", the brightest first. Stored by their order: never change it.</summary>
[GenerateSerializer, Alias("hay.PulseAnswer"), JsonConverter(typeof(JsonStringEnumConverter<PulseAnswer>))]
public enum PulseAnswer { Good, AllRight, SoSo, Low, Rough }

/// <summary>
/// Today's answers in a space as everybody may see them: nothing below <see cref="Fewest"/>. A kind that nobody or only a few chose
/// looks the same (hidden): that everybody felt the same must not show either.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.PulseToday")]
public sealed record PulseToday
{
    /// <summary>Fewest answers of which anything is shown.</summary>
    public const int Fewest = ProtectedCount.HighestHidden + 1;
    /// <summary>
    /// What is shown changes when so many more have answered: whoever watches while one neighbour answers sees nothing move.
    /// </summary>
    public const int Batch = 5;

    public static readonly PulseToday TooFew = new();

    /// <summary>How many have answered; none: too few to say.</summary>
    [Id(0)] public ProtectedCount All { get; init; }
    /// <summary>One for each <see cref="PulseAnswer"/>, in its order; empty: too few have answered. Nobody and a few are both hidden.</summary>
    [Id(1)] public ImmutableArray<ProtectedCount> Kinds { get; init; } = [];
}

/// <summary>A week that is over. Monday: its first day. Kinds: one for each <see cref="PulseAnswer"/>, in its order.</summary>
[GenerateSerializer, Immutable, Alias("hay.PulseWeek")]
public sealed record PulseWeek([property: Id(0)] DateOnly Monday, [property: Id(1)] ImmutableArray<ProtectedCount> Kinds)
{
    /// <summary>Made of what is shown, so that it tells nothing more.</summary>
    public ProtectedCount All() => Kinds.Aggregate(default(ProtectedCount), (sum, kind) => sum + kind);
}
