using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>Taster: its id. Start: the moment of its first step, for everybody. Seconds: how long it takes.</summary>
[GenerateSerializer, Immutable, Alias("hay.BeginGathering")]
public sealed record BeginGathering(
    [property: Id(0)] string Taster, [property: Id(1)] DateTimeOffset Start, [property: Id(2)] int Seconds);

[GenerateSerializer, Alias("hay.GatheringOutcome"), JsonConverter(typeof(JsonStringEnumConverter<GatheringOutcome>))]
public enum GatheringOutcome
{
    Begun,
    /// <summary>This one or another is on, or about to start.</summary>
    AlreadyOn,
    /// <summary>Over before it starts, too far ahead, or no taster.</summary>
    Refused,
}

[GenerateSerializer, Alias("hay.LineOutcome"), JsonConverter(typeof(JsonStringEnumConverter<LineOutcome>))]
public enum LineOutcome
{
    Said,
    NothingOn,
    /// <summary>People are still reading the line before.</summary>
    TooSoon,
    /// <summary>Empty or too long.</summary>
    Refused,
}

/// <summary>Number: grows with each gathering of the space. LineNumber: how many lines were said; Line: the last of them.</summary>
[GenerateSerializer, Immutable, Alias("hay.GatheringView")]
public sealed record GatheringView
{
    [Id(0)] public required long Number { get; init; }
    [Id(1)] public required string Taster { get; init; }
    [Id(2)] public required DateTimeOffset Start { get; init; }
    [Id(3)] public required int Seconds { get; init; }
    [Id(4)] public string Line { get; init; } = "";
    [Id(5)] public int LineNumber { get; init; }

    public DateTimeOffset End => Start.AddSeconds(Seconds);
}

/// <summary>Process: an id it made up at its start. Here: pages of the space that are open; Together: of them, how many take part.</summary>
[GenerateSerializer, Immutable, Alias("hay.PresenceReport")]
public sealed record PresenceReport(
    [property: Id(0)] string Process, [property: Id(1)] int Here, [property: Id(2)] int Together);

/// <summary>Counts of all processes, exact: round them before anybody sees them. Gathering: null where none is on.</summary>
[GenerateSerializer, Immutable, Alias("hay.SpaceNow")]
public sealed record SpaceNow(
    [property: Id(0)] GatheringView? Gathering, [property: Id(1)] int Here, [property: Id(2)] int Together);
