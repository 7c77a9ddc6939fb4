using System.Collections.Immutable;

namespace Hay.Web.Tasters;

/// <summary>Something to try at once, where one is, step by step: an entry of tasters.json.</summary>
internal sealed record Taster
{
    /// <summary>Last part of its address: lower case, hyphens.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string Summary { get; init; } = "";
    /// <summary>"sitting or standing".</summary>
    public string Posture { get; init; } = "";
    /// <summary>Slugs of categories in which people here do more of this.</summary>
    public ImmutableArray<string> LeadsTo { get; init; } = [];
    /// <summary>Slugs of the needs it answers.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];
    /// <summary>When to leave it, or to be careful.</summary>
    public required string Safety { get; init; }
    public required ImmutableArray<TasterStep> Steps { get; init; }

    public int Seconds => Steps.Sum(s => s.Seconds);

    /// <summary>How long it takes, in whole minutes, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(Seconds / 60.0));

    /// <summary>Which step's picture stands for all of it; the first is 1.</summary>
    public int Cover { get; init; } = 1;

    public TasterStep Sample => Steps[Math.Clamp(Cover, 1, Steps.Length) - 1];
}

internal sealed record TasterStep
{
    public required int Seconds { get; init; }
    public required string Words { get; init; }
    /// <summary>What its picture shows, for those who do not see it.</summary>
    public required string Drawing { get; init; }
    /// <summary>Names of drawings in images/tasters.svg, laid over one another; "a>b": a figure that moves from a to b and back.</summary>
    public required string Picture { get; init; }
    /// <summary>One of <see cref="TasterSound"/>; empty: silence.</summary>
    public string Sound { get; init; } = "";
    /// <summary>Seconds to breathe in and out, where it moves and sounds like a breath; else empty.</summary>
    public ImmutableArray<int> Breath { get; init; } = [];
}

/// <summary>What js/sounds.js can make.</summary>
internal static class TasterSound
{
    public static ImmutableArray<string> All { get; } = ["bell", "breath", "hum", "rain"];
}
