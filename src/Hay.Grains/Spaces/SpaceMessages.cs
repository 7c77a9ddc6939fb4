using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

[GenerateSerializer, Alias("hay.NoticeKind"), JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind { GoodNews, HeadsUp, Welcome, Ask }

/// <summary>A host's note on the board of a space, shown from one day to another (both included).</summary>
[GenerateSerializer, Immutable, Alias("hay.Notice")]
public sealed record Notice
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required NoticeKind Kind { get; init; }
    [Id(2)] public required string Title { get; init; }
    [Id(3)] public string Body { get; init; } = "";
    [Id(4)] public required DateOnly From { get; init; }
    [Id(5)] public required DateOnly Until { get; init; }
    [Id(6)] public ImmutableArray<string> Activities { get; init; } = [];
    [Id(7)] public bool Demo { get; init; }
    /// <summary>A host wrote it as it is; else it came with the space.</summary>
    [Id(8)] public bool IsTyped { get; init; }
}

[GenerateSerializer, Alias("hay.AnswerStatus"), JsonConverter(typeof(JsonStringEnumConverter<AnswerStatus>))]
public enum AnswerStatus { Done, Doing, NotYet }

/// <summary>"You said, we did": what changed because people spoke.</summary>
[GenerateSerializer, Immutable, Alias("hay.YouSaid")]
public sealed record YouSaid
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Said { get; init; }
    [Id(2)] public required string Did { get; init; }
    [Id(3)] public required AnswerStatus Status { get; init; }
    [Id(4)] public required DateOnly On { get; init; }
    [Id(5)] public ImmutableArray<string> Activities { get; init; } = [];
    [Id(6)] public bool Demo { get; init; }
    /// <summary>A host wrote it as it is; else it came with the space.</summary>
    [Id(7)] public bool IsTyped { get; init; }
}

[GenerateSerializer, Immutable, Alias("hay.SpaceView")]
public sealed record SpaceView
{
    [Id(0)] public required ImmutableArray<Notice> Notices { get; init; }
    [Id(1)] public required ImmutableArray<YouSaid> Answers { get; init; }
}

/// <summary>
/// A group that somebody told the hosts of a space about: without a poster, without a website. Says nothing of who told, and is
/// never shown to the public. Safe to send twice.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Nomination")]
public sealed record Nomination
{
    /// <summary>Random: the form that was filled in.</summary>
    [Id(0)] public required string Id { get; init; }
    /// <summary>What people call the group.</summary>
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public string What { get; init; } = "";
    /// <summary>Where and when it meets, as far as known.</summary>
    [Id(3)] public string Where { get; init; } = "";
    /// <summary>How a host can reach it.</summary>
    [Id(4)] public string Reach { get; init; } = "";
    [Id(5)] public DateTimeOffset At { get; init; }
}
