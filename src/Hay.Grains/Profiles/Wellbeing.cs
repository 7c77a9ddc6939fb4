using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>
/// How somebody says that things are: the four questions on personal wellbeing of the Office for National Statistics, each from 0 (not at
/// all) to 10 (completely). Null: left out, which is not 0.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Wellbeing")]
public sealed record Wellbeing
{
    /// <summary>All four left out, or taken back.</summary>
    public static readonly Wellbeing NotSaid = new();
    public const int Most = 10;

    /// <summary>With life nowadays.</summary>
    [Id(0)] public int? Satisfied { get; init; }
    /// <summary>How far the things done in life are.</summary>
    [Id(1)] public int? Worthwhile { get; init; }
    /// <summary>Yesterday.</summary>
    [Id(2)] public int? Happy { get; init; }
    /// <summary>Yesterday; here 10 is the hard end.</summary>
    [Id(3)] public int? Anxious { get; init; }

    internal Wellbeing Tidy() => new() { Satisfied = Tidy(Satisfied), Worthwhile = Tidy(Worthwhile), Happy = Tidy(Happy), Anxious = Tidy(Anxious) };

    private static int? Tidy(int? answer) => answer is >= 0 and <= Most ? answer : null;
}

/// <summary>What somebody said, and when.</summary>
[GenerateSerializer, Immutable, Alias("hay.WellbeingAnswer")]
public sealed record WellbeingAnswer([property: Id(0)] Wellbeing Said, [property: Id(1)] DateTimeOffset At)
{
    /// <summary>Answers nearer to each other would say little new.</summary>
    public const int DaysBetween = 28;

    /// <summary>The first day, in London, on which they may answer again.</summary>
    public DateOnly AgainFrom() => LocalDay.Of(At).AddDays(DaysBetween);
}

[GenerateSerializer, Alias("hay.WellbeingOutcome"), JsonConverter(typeof(JsonStringEnumConverter<WellbeingOutcome>))]
public enum WellbeingOutcome
{
    Kept,
    /// <summary>They answered within the last <see cref="WellbeingAnswer.DaysBetween"/> days.</summary>
    TooSoon,
    /// <summary>They left out all four, so nothing is kept.</summary>
    NotSaid,
}
