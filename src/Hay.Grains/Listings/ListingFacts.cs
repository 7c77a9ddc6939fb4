using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

[GenerateSerializer, Alias("hay.Setting"), JsonConverter(typeof(JsonStringEnumConverter<Setting>))]
public enum Setting { Indoor, Outdoor, Online }

[GenerateSerializer, Alias("hay.Level"), JsonConverter(typeof(JsonStringEnumConverter<Level>))]
public enum Level { Seated, Gentle, Beginners, Mixed, Moderate, Experienced }

/// <summary>The Five Ways to Wellbeing (New Economics Foundation, 2008): words people know.</summary>
[GenerateSerializer, Alias("hay.FiveWay"), JsonConverter(typeof(JsonStringEnumConverter<FiveWay>))]
public enum FiveWay { Connect, BeActive, TakeNotice, KeepLearning, Give }

/// <summary>Whom it is for, and whom it cannot hold safely: what a link worker has to be able to trust.</summary>
[GenerateSerializer, Immutable, Alias("hay.Suitability")]
public sealed record Suitability
{
    [Id(0)] public string IsFor { get; init; } = "";
    /// <summary>Years.</summary>
    [Id(1)] public int? AgeFrom { get; init; }
    /// <summary>Years.</summary>
    [Id(2)] public int? AgeTo { get; init; }
    /// <summary>Tags such as "carers", "women", "bereaved"; empty: everyone.</summary>
    [Id(3)] public ImmutableArray<string> Audience { get; init; } = [];
    [Id(4)] public string CannotHold { get; init; } = "";
}

/// <summary>The hard part is the first visit: these are its questions, answered.</summary>
[GenerateSerializer, Immutable, Alias("hay.FirstVisit")]
public sealed record FirstVisit
{
    [Id(0)] public string WhoMeetsYou { get; init; } = "";
    [Id(1)] public string FirstTenMinutes { get; init; } = "";
    /// <summary>Null: nobody has said.</summary>
    [Id(2)] public bool? CanJustWatch { get; init; }
    [Id(3)] public string JustWatching { get; init; } = "";
    [Id(4)] public string BringAndWear { get; init; } = "";
    /// <summary>Null: nobody has said.</summary>
    [Id(5)] public bool? CanBringSomeone { get; init; }
    [Id(6)] public string BringingSomeone { get; init; } = "";

    public bool IsKnown => WhoMeetsYou.Length + FirstTenMinutes.Length + JustWatching.Length + BringAndWear.Length > 0;
}

[GenerateSerializer, Alias("hay.CostKind"), JsonConverter(typeof(JsonStringEnumConverter<CostKind>))]
public enum CostKind { Unknown, Free, Paid, Donation }

[GenerateSerializer, Immutable, Alias("hay.Cost")]
public sealed record Cost
{
    [Id(0)] public CostKind Kind { get; init; }
    /// <summary>Pence; 0 unless <see cref="CostKind.Paid"/>.</summary>
    [Id(1)] public int Pence { get; init; }
    /// <summary>Pence suggested as a donation.</summary>
    [Id(2)] public int? SuggestedPence { get; init; }
    /// <summary>"session" or "course".</summary>
    [Id(3)] public string Per { get; init; } = "session";
    /// <summary>As people say it: "£4, or pay what you have".</summary>
    [Id(4)] public string Words { get; init; } = "";
}

[GenerateSerializer, Alias("hay.BookingKind"), JsonConverter(typeof(JsonStringEnumConverter<BookingKind>))]
public enum BookingKind
{
    /// <summary>Just come; holding a place is a kindness, not a need.</summary>
    DropIn,
    /// <summary>A place is needed.</summary>
    Book,
    /// <summary>Usually full; people wait for a place.</summary>
    WaitingList,
    /// <summary>The organiser has not asked Hay to hold places: go through them.</summary>
    Elsewhere,
}

/// <summary>How one gets in. Capacity: places in one session; null: as many as come.</summary>
[GenerateSerializer, Immutable, Alias("hay.BookingTerms")]
public sealed record BookingTerms
{
    [Id(0)] public BookingKind Kind { get; init; } = BookingKind.Elsewhere;
    [Id(1)] public int? Capacity { get; init; }
    [Id(2)] public string How { get; init; } = "";
}

/// <summary>A concept of OpenActive's activity list.</summary>
[GenerateSerializer, Immutable, Alias("hay.Concept")]
public sealed record Concept([property: Id(0)] string Id, [property: Id(1)] string Label);

/// <summary>How to reach the people of an activity or organisation, as they publish it. Empty: not known.</summary>
[GenerateSerializer, Immutable, Alias("hay.Contact")]
public sealed record Contact
{
    [Id(0)] public string Web { get; init; } = "";
    [Id(1)] public string Phone { get; init; } = "";
    [Id(2)] public string Email { get; init; } = "";
}

/// <summary>Where a record was read from: (<see cref="Name"/>, <see cref="Id"/>) names it for ever.</summary>
[GenerateSerializer, Immutable, Alias("hay.Source")]
public sealed record Source
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public required string Id { get; init; }
    [Id(2)] public string Url { get; init; } = "";
    [Id(3)] public string Licence { get; init; } = "";
}
