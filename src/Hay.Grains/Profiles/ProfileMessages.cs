using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

[GenerateSerializer, Alias("hay.SaveOutcome"), JsonConverter(typeof(JsonStringEnumConverter<SaveOutcome>))]
public enum SaveOutcome { Saved, NotSaved, TooMany }

/// <summary>Everything Hay keeps about one person, as they see it themselves.</summary>
[GenerateSerializer, Immutable, Alias("hay.ProfileView")]
public sealed record ProfileView
{
    /// <summary>The newest first.</summary>
    [Id(0)] public required ImmutableArray<SavedActivity> Saved { get; init; }
    /// <summary>Places held and waited for, by session.</summary>
    [Id(1)] public required ImmutableArray<ProfileBooking> Bookings { get; init; }
    [Id(2)] public Preferences Preferences { get; init; } = Preferences.None;
    /// <summary>Since when what is above may be used to pick for them; null: it may not.</summary>
    [Id(3)] public DateTimeOffset? PicksAllowed { get; init; }
    /// <summary>The newest first; none without leave to pick.</summary>
    [Id(4)] public ImmutableArray<Judgement> Judgements { get; init; } = [];
    /// <summary>What they let their area be counted by.</summary>
    [Id(5)] public AboutMe About { get; init; } = AboutMe.Nothing;
    /// <summary>How they said that things are, the first time; null: they did not.</summary>
    [Id(6)] public WellbeingAnswer? FirstAnswer { get; init; }
    /// <summary>And the last time, which may be the same.</summary>
    [Id(7)] public WellbeingAnswer? LatestAnswer { get; init; }
    /// <summary>The key by which a calendar elsewhere may read their plans; null: none may.</summary>
    [Id(8)] public CalendarKey? Calendar { get; init; }
}

/// <summary>Hash: of the secret in the address, which is kept nowhere.</summary>
[GenerateSerializer, Immutable, Alias("hay.CalendarKey")]
public sealed record CalendarKey([property: Id(0)] string Hash, [property: Id(1)] DateTimeOffset Since);

[GenerateSerializer, Alias("hay.JudgeOutcome"), JsonConverter(typeof(JsonStringEnumConverter<JudgeOutcome>))]
public enum JudgeOutcome
{
    Kept,
    /// <summary>They have not said that Hay may pick for them, so nothing is kept.</summary>
    NotAllowed,
}

[GenerateSerializer, Immutable, Alias("hay.SavedActivity")]
public sealed record SavedActivity([property: Id(0)] string Activity, [property: Id(1)] DateTimeOffset At);

/// <summary>A place in a session. Number: the activity's fact that said so; an older fact changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("hay.ProfileBooking")]
public sealed record ProfileBooking
{
    [Id(0)] public required string Activity { get; init; }
    [Id(1)] public required SessionId Session { get; init; }
    [Id(2)] public required Standing Standing { get; init; }
    [Id(3)] public required long Number { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }
}

/// <summary>GaveUp is kept for a while, so that a fact that arrives late cannot bring a place back.</summary>
[GenerateSerializer, Alias("hay.Standing"), JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing { Going, Waiting, GaveUp }

/// <summary>What a person said of a listing that was picked for them.</summary>
[GenerateSerializer, Immutable, Alias("hay.Judgement")]
public sealed record Judgement([property: Id(0)] string Activity, [property: Id(1)] bool IsLiked, [property: Id(2)] DateTimeOffset At);
