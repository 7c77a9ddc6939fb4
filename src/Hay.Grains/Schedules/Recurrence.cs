using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Hay.Grains;

/// <summary>How often a <see cref="Recurrence"/> repeats.</summary>
public enum Frequency { Daily, Weekly, Monthly, Yearly }

/// <summary>
/// An RFC 5545 recurrence rule (section 3.3.10), read and in canonical order. What is not supported
/// (BYWEEKNO, BYYEARDAY, BYHOUR and finer, FREQ finer than DAILY) is refused in words: never expanded wrongly.
/// </summary>
public sealed record Recurrence
{
    public const int MaxCount = 5_000;
    public const int MaxInterval = 1_000;

    public required Frequency Frequency { get; init; }

    /// <summary>Every so many days, weeks, months or years: 1 to <see cref="MaxInterval"/>.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>How many dates the rule gives, the first one included; 1 to <see cref="MaxCount"/>.</summary>
    public int? Count { get; init; }

    /// <summary>The last moment at which a session may start; never together with <see cref="Count"/>.</summary>
    public RecurrenceUntil? Until { get; init; }

    /// <summary>BYMONTH: 1 to 12, ascending.</summary>
    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>BYMONTHDAY: 1 to 31, or -1 (the last day) to -31.</summary>
    public ImmutableArray<int> MonthDays { get; init; } = [];

    /// <summary>BYDAY, with ordinals.</summary>
    public ImmutableArray<RecurrenceDay> Days { get; init; } = [];

    /// <summary>BYSETPOS: which of a period's dates are kept; -1 is the last.</summary>
    public ImmutableArray<int> Positions { get; init; } = [];

    /// <summary>WKST: where a week begins, which matters to every second week.</summary>
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Reads the value of an RRULE. When it cannot be used, <paramref name="problem"/> says why in a sentence.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out Recurrence? rule, [NotNullWhen(false)] out string? problem) =>
        RecurrenceParser.TryParse(text, out rule, out problem);

    /// <summary>The canonical value of the RRULE; reading it gives this rule again.</summary>
    public override string ToString() => RecurrenceText.Of(this);
}

/// <summary>A weekday in a rule.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Ordinal">2: the second of its month or year; -1: the last; 0: each.</param>
public readonly record struct RecurrenceDay(DayOfWeek Day, int Ordinal = 0);

/// <summary>The UNTIL of a rule, in the form it was written in.</summary>
/// <param name="At">The date (at midnight), the local wall clock, or the UTC clock.</param>
/// <param name="Form">A date means: to the end of that local day.</param>
public readonly record struct RecurrenceUntil(DateTime At, UntilForm Form);

public enum UntilForm { Date, Local, Utc }
