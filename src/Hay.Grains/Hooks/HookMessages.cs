using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What webhooks tell. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.HookEventKind"), JsonConverter(typeof(JsonStringEnumConverter<HookEventKind>))]
public enum HookEventKind
{
    /// <summary>It is on the public pages now and was not before.</summary>
    Listed,
    /// <summary>It says something else.</summary>
    Updated,
    /// <summary>It is on the public pages no more, or not any more of whoever is told.</summary>
    Withdrawn,
    SessionCancelled,
    SessionMoved,
    SessionRestored,
    /// <summary>Somebody wants to see whether it arrives.</summary>
    Test,
}

/// <summary>Something to tell. Never about a person: what it says of a listing or a session is what the public reads when it is sent.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookEvent")]
public sealed record HookEvent
{
    /// <summary>The same each time it is sent, and made of where it comes from: receivers drop what they have seen.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required HookEventKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    /// <summary>In the journal; 0: of a test.</summary>
    [Id(3)] public long Position { get; init; }
    [Id(4)] public string Activity { get; init; } = "";
    /// <summary>Slug of the space that the listing was at home in.</summary>
    [Id(5)] public string Space { get; init; } = "";
    [Id(6)] public SessionId? Session { get; init; }
}

/// <summary>Why nobody answered. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.HookTrouble"), JsonConverter(typeof(JsonStringEnumConverter<HookTrouble>))]
public enum HookTrouble
{
    /// <summary>Something went wrong that is not the receiver's fault.</summary>
    Ours,
    /// <summary>The address is none that anything is sent to: its form, its port, or where it leads.</summary>
    NotAllowed,
    /// <summary>There is no such host, or nobody answers there.</summary>
    Unreachable,
    /// <summary>The connection cannot be trusted.</summary>
    NotSecure,
    TooSlow,
    /// <summary>The secret cannot be read any more: the keys of the site have been lost.</summary>
    NoSecret,
}

/// <summary>How a delivery ended. Stopped: the webhook ended.</summary>
[GenerateSerializer, Alias("hay.HookEnd"), JsonConverter(typeof(JsonStringEnumConverter<HookEnd>))]
public enum HookEnd { Delivered, GivenUp, Stopped }

/// <summary>Gone: the receiver said so, by 410. Closed: whose it was has gone.</summary>
[GenerateSerializer, Alias("hay.HookStage"), JsonConverter(typeof(JsonStringEnumConverter<HookStage>))]
public enum HookStage { Working, Stopped, Gone, Closed }

/// <summary>Begins a webhook. Id: never given twice. Secret: sealed. By: id of the account that asks for it.</summary>
[GenerateSerializer, Immutable, Alias("hay.AddHook")]
public sealed record AddHook([property: Id(0)] string Id, [property: Id(1)] string Address, [property: Id(2)] string Secret, [property: Id(3)] string By);

/// <summary>
/// NotFound: there is no such webhook, it has ended, or nothing of that name is done. TooMany: as many as one may have. Taken: one
/// leads there already. Refused: that is no address. TooSoon: it was asked for just now. Full: as much waits as may.
/// </summary>
[GenerateSerializer, Alias("hay.HookOutcome"), JsonConverter(typeof(JsonStringEnumConverter<HookOutcome>))]
public enum HookOutcome { Done, NotFound, TooMany, Taken, Refused, TooSoon, Full }

/// <summary>What is due, the oldest first. Secrets: sealed; all of them sign.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookWork")]
public sealed record HookWork(
    [property: Id(0)] string Address, [property: Id(1)] ImmutableArray<string> Secrets, [property: Id(2)] ImmutableArray<HookEvent> Due);

/// <summary>What became of one try. Status: of the answer; 0: there was none, and <paramref name="Trouble"/> says why.</summary>
[GenerateSerializer, Immutable, Alias("hay.HookResult")]
public sealed record HookResult([property: Id(0)] string Event, [property: Id(1)] int Status, [property: Id(2)] HookTrouble? Trouble);
