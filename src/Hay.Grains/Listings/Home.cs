namespace Hay.Grains;

/// <summary>The Hay next door that a listing is at home in, as people here are told.</summary>
[GenerateSerializer, Immutable, Alias("hay.Home")]
public sealed record Home
{
    /// <summary>What the hosts here call the neighbour.</summary>
    [Id(0)] public required string Neighbour { get; init; }
    /// <summary>Name of its space there; may be empty.</summary>
    [Id(1)] public string Space { get; init; } = "";
    /// <summary>Its page there.</summary>
    [Id(2)] public required string Url { get; init; }
    /// <summary>Name of whoever runs it; may be empty.</summary>
    [Id(3)] public string Organiser { get; init; } = "";
    /// <summary>Id of the feed that brings it, among those of the space it is shown in.</summary>
    [Id(4)] public required string Feed { get; init; }
    /// <summary>How it is known there; null: kept before this was.</summary>
    [Id(5)] public HomeIds? Ids { get; init; }
    /// <summary>How one gets in there; no place is held here. Null: nobody has said.</summary>
    [Id(6)] public BookingKind? Booking { get; init; }
}
