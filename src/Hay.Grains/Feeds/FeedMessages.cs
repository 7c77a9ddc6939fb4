using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// What a feed is written in. Table: rows of Hay's own columns, which are brought once and not followed. Neighbour: the API of
/// another Hay, for hosts alone: what it has is shown and stays theirs.
/// </summary>
[GenerateSerializer, Alias("hay.FeedFormat"), JsonConverter(typeof(JsonStringEnumConverter<FeedFormat>))]
public enum FeedFormat { Calendar, OpenActive, OpenReferral, Table, Neighbour }

/// <summary>
/// Waiting: for a host. Asked, Refused: a host said so, with a reason. Paused: it failed for too long. Ending: its people
/// stopped it, and its listings are being let go.
/// </summary>
[GenerateSerializer, Alias("hay.FeedStage"), JsonConverter(typeof(JsonStringEnumConverter<FeedStage>))]
public enum FeedStage { Waiting, Following, Asked, Refused, Paused, Ending }

/// <summary>Why a feed could not be read. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.FeedProblem"), JsonConverter(typeof(JsonStringEnumConverter<FeedProblem>))]
public enum FeedProblem
{
    /// <summary>Something went wrong that is not the feed's fault.</summary>
    Ours,
    /// <summary>The address is none that is fetched: its form, its port, or where it leads.</summary>
    NotAllowed,
    /// <summary>There is no such host, or nobody answers there.</summary>
    Unreachable,
    /// <summary>The connection cannot be trusted.</summary>
    NotSecure,
    TooSlow,
    TooLarge,
    TooManyRedirects,
    /// <summary>It asks for a password.</summary>
    Locked,
    /// <summary>There is nothing at the address.</summary>
    Missing,
    /// <summary>The server is busy or in trouble.</summary>
    ServerTrouble,
    /// <summary>A web page, not a feed.</summary>
    WebPage,
    /// <summary>None of the formats that are read.</summary>
    Unknown,
    /// <summary>Of a format that is read, and broken.</summary>
    Broken,
    /// <summary>More records than are read.</summary>
    TooMany,
    /// <summary>All that it had has gone at once, which is more often a slip than meant.</summary>
    Emptied,
}

/// <summary>How the listings of a feed go on when it ends.</summary>
[GenerateSerializer, Alias("hay.FeedEnd"), JsonConverter(typeof(JsonStringEnumConverter<FeedEnd>))]
public enum FeedEnd
{
    /// <summary>They stay, as if typed by hand.</summary>
    Keep,
    /// <summary>They stop.</summary>
    Withdraw,
    /// <summary>This one is in the feed no longer: it stops, until the feed has it again.</summary>
    Gone,
}

/// <summary>Who fetches just now. Token: what they have to say when they report. Until: when another may take over.</summary>
[GenerateSerializer, Immutable, Alias("hay.FeedLease")]
public sealed record FeedLease([property: Id(0)] string Token, [property: Id(1)] DateTimeOffset Until);

/// <summary>What the last good fetch made of it. Found: records in it. Outside: with a place in none of our spaces. Over: past or cancelled.</summary>
[GenerateSerializer, Immutable, Alias("hay.FeedCounts")]
public sealed record FeedCounts
{
    [Id(0)] public int Found { get; init; }
    [Id(1)] public int Listed { get; init; }
    [Id(2)] public int Outside { get; init; }
    [Id(3)] public int Over { get; init; }
    [Id(4)] public int Refused { get; init; }
}

/// <summary>A record that was left out. Where: as one would look for it in the feed. Reason: a few words, as the readers say it.</summary>
[GenerateSerializer, Immutable, Alias("hay.FeedRefusal")]
public sealed record FeedRefusal([property: Id(0)] string Where, [property: Id(1)] string Reason);

/// <summary>What would be listed, in words.</summary>
[GenerateSerializer, Immutable, Alias("hay.FeedLine")]
public sealed record FeedLine([property: Id(0)] string Title, [property: Id(1)] string When, [property: Id(2)] string Where);

/// <summary>
/// Follows a feed from now on. Id: never given twice. HoldFor: why a host has to look first; empty: it is followed at once.
/// Kilometres: of a neighbour alone, how far past the border.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.AddFeed")]
public sealed record AddFeed(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Address, [property: Id(3)] FeedFormat Format,
    [property: Id(4)] string By, [property: Id(5)] string HoldFor, [property: Id(6)] int Kilometres = 0);

/// <summary>A host decides on a feed that waits. Reason: what its people are told; needed unless it is approved.</summary>
[GenerateSerializer, Immutable, Alias("hay.DecideFeed")]
public sealed record DecideFeed(
    [property: Id(0)] string Feed, [property: Id(1)] Verdict Verdict, [property: Id(2)] string Reason, [property: Id(3)] string By);

/// <summary>
/// NotFound: there is no such feed, or it is not at this stage. TooMany: as many as an organisation may have. Taken: it follows
/// that address already. Refused: the words are missing or too long. Busy: it is being fetched; TooSoon: it was just now.
/// </summary>
[GenerateSerializer, Alias("hay.FeedOutcome"), JsonConverter(typeof(JsonStringEnumConverter<FeedOutcome>))]
public enum FeedOutcome { Done, NotFound, TooMany, Taken, Refused, Busy, TooSoon }

/// <summary>How a fetch went. Token: of its lease. Problem: null when it was read. IsSame: nothing has changed since the last.</summary>
[GenerateSerializer, Immutable, Alias("hay.FeedReport")]
public sealed record FeedReport
{
    [Id(0)] public required string Feed { get; init; }
    [Id(1)] public required string Token { get; init; }
    [Id(2)] public FeedProblem? Problem { get; init; }
    [Id(3)] public bool IsSame { get; init; }
    [Id(4)] public string ETag { get; init; } = "";
    [Id(5)] public string Modified { get; init; } = "";
    [Id(6)] public FeedCounts Counts { get; init; } = new();
    [Id(7)] public ImmutableArray<FeedRefusal> Refusals { get; init; } = [];
    [Id(8)] public ImmutableArray<FeedLine> Preview { get; init; } = [];
    /// <summary>Ids of the activities that it keeps now.</summary>
    [Id(9)] public ImmutableArray<string> Listed { get; init; } = [];
    /// <summary>With a problem: it has been silent for so long that what it had was let go.</summary>
    [Id(10)] public bool HasLetGo { get; init; }
}
