using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>Something people would like. Months: the latest first.</summary>
[GenerateSerializer, Immutable, Alias("hay.Wish")]
public sealed record Wish([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] ImmutableArray<WishMonth> Months);

/// <summary>How many asked for it in a month. Month: its first day.</summary>
[GenerateSerializer, Immutable, Alias("hay.WishMonth")]
public sealed record WishMonth([property: Id(0)] DateOnly Month, [property: Id(1)] ProtectedCount People);
