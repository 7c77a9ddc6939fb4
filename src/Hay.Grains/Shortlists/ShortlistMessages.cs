using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>NotFound: there is none, or it is somebody else's. Over: it has ended. Full: there is room for so many. Refused: words too long, or none.</summary>
[GenerateSerializer, Alias("hay.ShortlistOutcome"), JsonConverter(typeof(JsonStringEnumConverter<ShortlistOutcome>))]
public enum ShortlistOutcome { Done, NotFound, Over, Full, Refused }

/// <summary>What a person may say of a listing. One may have gone and liked it, or gone and found it not for them.</summary>
[Flags]
[GenerateSerializer, Alias("hay.ShortlistAnswers"), JsonConverter(typeof(JsonStringEnumConverter<ShortlistAnswers>))]
public enum ShortlistAnswers { None = 0, Went = 1, Liked = 2, NotForMe = 4 }

/// <summary>Owner: id of the account. Title: one line in the worker's own words, without the person's name. Weeks: one of <see cref="Shortlist.Weeks"/>.</summary>
[GenerateSerializer, Immutable, Alias("hay.MakeShortlist")]
public sealed record MakeShortlist([property: Id(0)] string Owner, [property: Id(1)] string Title, [property: Id(2)] int Weeks, [property: Id(3)] string Secret);

/// <summary>Answer: one of them. Holds: said; else taken back.</summary>
[GenerateSerializer, Immutable, Alias("hay.AnswerShortlist")]
public sealed record AnswerShortlist([property: Id(0)] string Secret, [property: Id(1)] string Activity, [property: Id(2)] ShortlistAnswers Answer, [property: Id(3)] bool Holds);

/// <summary>A listing on it, the worker's line about it (may be empty), and what the person said.</summary>
[GenerateSerializer, Immutable, Alias("hay.ShortlistItem")]
public sealed record ShortlistItem([property: Id(0)] string Activity, [property: Id(1)] string Line = "", [property: Id(2)] ShortlistAnswers Answers = ShortlistAnswers.None);

/// <summary>A shortlist as its owner and the person see it. Secret: empty for the person, who has it.</summary>
[GenerateSerializer, Immutable, Alias("hay.ShortlistView")]
public sealed record ShortlistView
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Title { get; init; }
    [Id(2)] public ImmutableArray<ShortlistItem> Items { get; init; } = [];
    [Id(3)] public required string Secret { get; init; }
    [Id(4)] public DateTimeOffset Made { get; init; }
    /// <summary>When the link stops, or stopped, being good.</summary>
    [Id(5)] public DateTimeOffset Ends { get; init; }
    [Id(6)] public bool IsOver { get; init; }
}
