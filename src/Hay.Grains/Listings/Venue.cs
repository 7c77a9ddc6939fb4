using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>Where an activity happens. Latitude and longitude: WGS84 degrees, null when not known.</summary>
[GenerateSerializer, Immutable, Alias("hay.Venue")]
public sealed record Venue
{
    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public string Kind { get; init; } = "";
    [Id(3)] public string Address { get; init; } = "";
    /// <summary>Slug of a locality of the space, where known.</summary>
    [Id(4)] public string Locality { get; init; } = "";
    [Id(5)] public string Town { get; init; } = "";
    /// <summary>Full or outward postcode, as the venue publishes it.</summary>
    [Id(6)] public string Postcode { get; init; } = "";
    [Id(7)] public double? Lat { get; init; }
    [Id(8)] public double? Lon { get; init; }
    [Id(9)] public AccessFacts Access { get; init; } = new();
    /// <summary>Its latitude and longitude are the middle of its town or village: good for how far, not for which door.</summary>
    [Id(10)] public bool IsRough { get; init; }
}

/// <summary>An access fact: not knowing is not the same as no.</summary>
[GenerateSerializer, Alias("hay.Known"), JsonConverter(typeof(JsonStringEnumConverter<Known>))]
public enum Known { Unknown, Yes, No, Part }

/// <summary>Access and sensory facts of a venue or a session.</summary>
[GenerateSerializer, Immutable, Alias("hay.AccessFacts")]
public sealed record AccessFacts
{
    [Id(0)] public Known StepFree { get; init; }
    [Id(1)] public Known HearingLoop { get; init; }
    [Id(2)] public Known AccessibleToilet { get; init; }
    [Id(3)] public Known Toilet { get; init; }
    [Id(4)] public Known QuietRoom { get; init; }
    [Id(5)] public Known BabyChange { get; init; }
    [Id(6)] public string Parking { get; init; } = "";
    [Id(7)] public string Bus { get; init; } = "";
    [Id(8)] public string Note { get; init; } = "";
    /// <summary>Whether dogs are welcome. Assistance dogs always are.</summary>
    [Id(9)] public Known Dogs { get; init; }

    /// <summary>These facts, with whatever <paramref name="other"/> knows instead.</summary>
    public AccessFacts With(AccessFacts other) => new()
    {
        StepFree = Or(other.StepFree, StepFree),
        HearingLoop = Or(other.HearingLoop, HearingLoop),
        AccessibleToilet = Or(other.AccessibleToilet, AccessibleToilet),
        Toilet = Or(other.Toilet, Toilet),
        QuietRoom = Or(other.QuietRoom, QuietRoom),
        BabyChange = Or(other.BabyChange, BabyChange),
        Parking = other.Parking.Length > 0 ? other.Parking : Parking,
        Bus = other.Bus.Length > 0 ? other.Bus : Bus,
        Note = other.Note.Length > 0 ? other.Note : Note,
        Dogs = Or(other.Dogs, Dogs),
    };

    private static Known Or(Known first, Known second) => first == Known.Unknown ? second : first;
}
