using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What a person needs or looks for in any activity. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.Need"), JsonConverter(typeof(JsonStringEnumConverter<Need>))]
public enum Need { StepFree, HearingLoop, QuietRoom, Toilet, AccessibleToilet, Seated, Beginners, BringSomeone, WomenOnly, MenOnly, Families, Carers, Free, Bus, Online }

/// <summary>When a person usually has time. Stored as words; add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.UsualTime"), JsonConverter(typeof(JsonStringEnumConverter<UsualTime>))]
public enum UsualTime { Mornings, Afternoons, Evenings, Weekends }

/// <summary>
/// What suits a person, as far as they chose to say. Space and locality are slugs, empty when not chosen; never a postcode.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Preferences")]
public sealed record Preferences
{
    public static readonly Preferences None = new();
    private const int LongestSlug = 80;

    [Id(0)] public ImmutableArray<Need> Needs { get; init; } = [];
    [Id(1)] public ImmutableArray<UsualTime> Times { get; init; } = [];
    [Id(2)] public string Space { get; init; } = "";
    [Id(3)] public string Locality { get; init; } = "";

    /// <summary>Each once, in their order, and no longer than a slug can be.</summary>
    internal Preferences Tidy() => this with
    {
        Needs = [.. Needs.Where(Enum.IsDefined).Distinct().Order()],
        Times = [.. Times.Where(Enum.IsDefined).Distinct().Order()],
        Space = Space.Length <= LongestSlug ? Space : "",
        Locality = Space.Length is > 0 and <= LongestSlug && Locality.Length <= LongestSlug ? Locality : "",
    };

    // Records compare lists by identity.
    public bool SaysTheSame(Preferences other) => Needs.SequenceEqual(other.Needs) && Times.SequenceEqual(other.Times)
        && Space == other.Space && Locality == other.Locality;
}
