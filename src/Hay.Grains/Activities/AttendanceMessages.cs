using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// What somebody tells of themselves for one session: a first name that its organisers see, an address for news of it that
/// nobody sees. Empty: not, or not any more. Safe to send twice.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.DescribePlace")]
public sealed record DescribePlace(
    [property: Id(0)] ProfileId Profile, [property: Id(1)] SessionId Session, [property: Id(2)] string FirstName, [property: Id(3)] string Email)
{
    public const int LongestName = 30;

    /// <summary>Letters, and what stands between them in names.</summary>
    public static bool IsFirstName(string text) => text.Length is > 0 and <= LongestName && char.IsLetter(text[0])
        && text.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark || c is ' ' or '-' or '.' or '\'' or '’');
}

[GenerateSerializer, Alias("hay.DescribeOutcome"), JsonConverter(typeof(JsonStringEnumConverter<DescribeOutcome>))]
public enum DescribeOutcome { Kept, NoPlace, BadName, BadEmail }

/// <summary>"I am here." Safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.CheckIn")]
public sealed record CheckIn([property: Id(0)] ProfileId Profile, [property: Id(1)] SessionId Session);

/// <summary>Full: they have no place, and none is free.</summary>
[GenerateSerializer, Alias("hay.CheckInOutcome"), JsonConverter(typeof(JsonStringEnumConverter<CheckInOutcome>))]
public enum CheckInOutcome { Came, TooEarly, TooLate, Cancelled, NoSuchSession, Full }

/// <summary>An organiser says whether somebody came. Place: <see cref="HeldPlace.NameIn"/>. Safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.TickPlace")]
public sealed record TickPlace([property: Id(0)] SessionId Session, [property: Id(1)] string Place, [property: Id(2)] bool Came);

/// <summary>One more came without a place, or one was counted too many. Each counts: not safe to send twice.</summary>
[GenerateSerializer, Immutable, Alias("hay.CountWalkIn")]
public sealed record CountWalkIn([property: Id(0)] SessionId Session, [property: Id(1)] bool IsMore);

/// <summary>NotNow: the door is not open yet, the session is off, or it is long past. Gone: that place, or nothing to take back.</summary>
[GenerateSerializer, Alias("hay.TickOutcome"), JsonConverter(typeof(JsonStringEnumConverter<TickOutcome>))]
public enum TickOutcome { Done, NotNow, Gone }

/// <summary>Words to those who go. By: id of the account that says it.</summary>
[GenerateSerializer, Immutable, Alias("hay.TellGoing")]
public sealed record TellGoing([property: Id(0)] SessionId Session, [property: Id(1)] string Words, [property: Id(2)] string By);

/// <summary>Unchanged: the same words were the last ones. Nobody: there is nobody to tell.</summary>
[GenerateSerializer, Alias("hay.TellOutcome"), JsonConverter(typeof(JsonStringEnumConverter<TellOutcome>))]
public enum TellOutcome { Told, Unchanged, NoSuchSession, TooLate, Nobody, TooMany, TooManyToday, Empty, TooLong, HasLink, HasAddress, Unkind }

/// <summary>What was said to those who go. By: id of the account that said it.</summary>
[GenerateSerializer, Immutable, Alias("hay.SessionMessage")]
public sealed record SessionMessage([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Words, [property: Id(2)] string By);

/// <summary>A place as its holder sees it. Messages: none for who waits.</summary>
[GenerateSerializer, Immutable, Alias("hay.MyPlace")]
public sealed record MyPlace
{
    [Id(0)] public required SessionId Session { get; init; }
    [Id(1)] public string FirstName { get; init; } = "";
    [Id(2)] public string Email { get; init; } = "";
    [Id(3)] public bool Came { get; init; }
    [Id(4)] public ImmutableArray<SessionMessage> Messages { get; init; } = [];
}

/// <summary>Somebody who comes, as the organiser sees them. FirstName: empty where they gave none.</summary>
[GenerateSerializer, Immutable, Alias("hay.PersonGoing")]
public sealed record PersonGoing([property: Id(0)] string Place, [property: Id(1)] string FirstName, [property: Id(2)] bool Came);

/// <summary>One session for those who run it. WithMail: how many get mail about it; the addresses stay here.</summary>
[GenerateSerializer, Immutable, Alias("hay.SessionPeople")]
public sealed record SessionPeople
{
    [Id(0)] public required SessionView Session { get; init; }
    [Id(1)] public SessionChange? Change { get; init; }
    [Id(2)] public ImmutableArray<PersonGoing> Going { get; init; } = [];
    [Id(3)] public int WalkIns { get; init; }
    [Id(4)] public ImmutableArray<SessionMessage> Messages { get; init; } = [];
    [Id(5)] public int WithMail { get; init; }
    /// <summary>Whether who came can be ticked now.</summary>
    [Id(6)] public bool IsDoorOpen { get; init; }
}
