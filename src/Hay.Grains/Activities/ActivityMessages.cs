using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>Lists the activity, or replaces its listing. Safe to send twice: the same listing changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("hay.PublishListing")]
public sealed record PublishListing
{
    [Id(0)] public required Listing Listing { get; init; }
    /// <summary>The day on which somebody last confirmed that it is true; null leaves the date as it was.</summary>
    [Id(1)] public DateOnly? Checked { get; init; }
    /// <summary>Id of the account that typed it; null: an import, which changes no field that a person typed.</summary>
    [Id(2)] public string? By { get; init; }
    /// <summary>Id of the feed of its organisation that brings it; null: none does.</summary>
    [Id(3)] public string? Feed { get; init; }
}

/// <summary>Taken: it is somebody else's, or another feed brings it already.</summary>
[GenerateSerializer, Alias("hay.PublishOutcome"), JsonConverter(typeof(JsonStringEnumConverter<PublishOutcome>))]
public enum PublishOutcome { Created, Updated, Unchanged, Refused, Taken }

/// <summary>Problems: plain sentences, one a field; empty unless refused.</summary>
[GenerateSerializer, Immutable, Alias("hay.PublishResult")]
public sealed record PublishResult(
    [property: Id(0)] PublishOutcome Outcome,
    [property: Id(1)] ImmutableArray<string> Problems);

[GenerateSerializer, Alias("hay.WithdrawOutcome"), JsonConverter(typeof(JsonStringEnumConverter<WithdrawOutcome>))]
public enum WithdrawOutcome { Withdrawn, NotListed }

/// <summary>Cancels, moves or restores one session. By: id of the account that does it. Safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.ChangeSession")]
public sealed record ChangeSession([property: Id(0)] SessionChange Change, [property: Id(1)] string? By = null);

[GenerateSerializer, Alias("hay.SessionOutcome"), JsonConverter(typeof(JsonStringEnumConverter<SessionOutcome>))]
public enum SessionOutcome { Changed, Unchanged, NoSuchSession, TooLate, Refused }

/// <summary>Safe to send twice: a profile holds at most one place in a session.</summary>
[GenerateSerializer, Immutable, Alias("hay.BookPlace")]
public sealed record BookPlace([property: Id(0)] ProfileId Profile, [property: Id(1)] SessionId Session);

/// <summary>
/// Going and Waiting are yes. TooLate: it has begun. TooEarly: further ahead than
/// <see cref="Activity.BookableAhead"/>. NotHere: places are not held by Hay. Full: even the waiting list.
/// </summary>
[GenerateSerializer, Alias("hay.BookingOutcome"), JsonConverter(typeof(JsonStringEnumConverter<BookingOutcome>))]
public enum BookingOutcome { Going, Waiting, TooLate, TooEarly, Cancelled, NoSuchSession, NotHere, Full }

/// <summary>Safe to send twice: giving up a place one does not hold changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("hay.GiveUpPlace")]
public sealed record GiveUpPlace([property: Id(0)] ProfileId Profile, [property: Id(1)] SessionId Session);

[GenerateSerializer, Alias("hay.GiveUpOutcome"), JsonConverter(typeof(JsonStringEnumConverter<GiveUpOutcome>))]
public enum GiveUpOutcome { GivenUp, HadNone, TooLate }

/// <summary>What anyone may know of an activity's sessions, with the revision it was true at.</summary>
[GenerateSerializer, Immutable, Alias("hay.ActivityView")]
public sealed record ActivityView
{
    [Id(0)] public required Listing Listing { get; init; }
    /// <summary>Grows with every change of this activity; a screen ignores what is older than what it shows.</summary>
    [Id(1)] public required long Revision { get; init; }
    [Id(2)] public DateOnly? Checked { get; init; }
    [Id(3)] public required ImmutableArray<SessionView> Sessions { get; init; }
}

/// <summary>One upcoming session. PlacesLeft: null when there is no limit.</summary>
[GenerateSerializer, Immutable, Alias("hay.SessionView")]
public sealed record SessionView
{
    [Id(0)] public required SessionId Session { get; init; }
    [Id(1)] public required DateTimeOffset Start { get; init; }
    [Id(2)] public required DateTimeOffset End { get; init; }
    [Id(3)] public bool Cancelled { get; init; }
    [Id(4)] public int Going { get; init; }
    [Id(5)] public int Waiting { get; init; }
    [Id(6)] public int? PlacesLeft { get; init; }
}
