using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>One kind of help on the map of local care, in plain words.</summary>
public sealed record LocalHelp
{
    /// <summary>A slug.</summary>
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    /// <summary>Number of its <see cref="MapStep"/>.</summary>
    public int Step { get; init; }
    /// <summary>Slugs of the spaces it is for; empty: all.</summary>
    public ImmutableArray<string> Spaces { get; init; } = [];
    public string WhatItIsFor { get; init; } = "";
    /// <summary>What people say who need it.</summary>
    public ImmutableArray<string> SoundsLike { get; init; } = [];
    public string NotFor { get; init; } = "";
    /// <summary>Ids of the needs that it answers.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];
    public string HowToGetThere { get; init; } = "";
    public ImmutableArray<string> WhoCanRefer { get; init; } = [];
    /// <summary>One may ask oneself.</summary>
    public bool SelfReferral { get; init; }
    public string TypicalWait { get; init; } = "";
    /// <summary>What happens, one after the other.</summary>
    public ImmutableArray<string> TypicalSteps { get; init; } = [];
    public string HowLong { get; init; } = "";
    public string Cost { get; init; } = "";
    public CareCriteria Criteria { get; init; } = new();
    /// <summary>How to reach it, where it is published.</summary>
    public Grains.Contact Contact { get; init; } = new();
    /// <summary>Ids of what may come after it.</summary>
    public ImmutableArray<string> Next { get; init; } = [];

    /// <summary>Whether it is there for who lives in a space.</summary>
    public bool IsIn(string space) => Spaces.IsEmpty || Spaces.Contains(space);
}
