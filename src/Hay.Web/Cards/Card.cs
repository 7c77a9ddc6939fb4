using System.Collections.Immutable;
using Hay.Web.Wording;

namespace Hay.Web.Cards;

/// <summary>An activity as a ticket on the board: a stub that says when, a body that says what. Only words, ready to show.</summary>
public sealed record Card
{
    public required string Activity { get; init; }
    public required string Href { get; init; }
    public required string Title { get; init; }
    /// <summary>Key of the space's colour.</summary>
    public required string Accent { get; init; }
    public required string Mark { get; init; }
    public string Day { get; init; } = "";
    public string Time { get; init; } = "";
    public string Where { get; init; } = "";
    public ImmutableArray<CardFact> Facts { get; init; } = [];
    /// <summary>Empty where there are no dates.</summary>
    public string Session { get; init; } = "";
    public long Revision { get; init; }
    public PlacesLeft Places { get; init; }
    public bool IsOff { get; init; }
}

/// <summary>Look: "" or a modifier of the class hay-fact.</summary>
public readonly record struct CardFact(string Words, string Look);
