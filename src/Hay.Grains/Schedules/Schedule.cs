using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>
/// When an activity happens: once, or by an RFC 5545 rule with its exceptions. Times are local wall clocks in
/// <see cref="Zone"/>, of unspecified kind and in whole minutes. To expand a schedule often, keep what
/// <see cref="CompiledSchedule.TryCompile"/> gives.
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.Schedule")]
public sealed record Schedule
{
    public const string DefaultZone = "Europe/London";

    /// <summary>The first start (DTSTART).</summary>
    [Id(0)] public required DateTime Start { get; init; }

    /// <summary>
    /// More than zero, at most seven days. Whole days are days of the calendar; anything else is time elapsed.
    /// </summary>
    [Id(1)] public required TimeSpan Duration { get; init; }

    /// <summary>
    /// The value of an RRULE (RFC 5545 section 3.3.10), as <see cref="Recurrence"/> reads it; null: it happens once.
    /// A start that the rule does not match is no session (the RFC leaves it open; ical.js decides so too).
    /// </summary>
    [Id(2)] public string? Rule { get; init; }

    /// <summary>Starts that are left out (EXDATE).</summary>
    [Id(3)] public ImmutableArray<DateTime> Skip { get; init; } = [];

    /// <summary>Further starts, beside the rule (RDATE).</summary>
    [Id(4)] public ImmutableArray<DateTime> Also { get; init; } = [];

    /// <summary>Single sessions that are cancelled or moved; at most one change a session.</summary>
    [Id(5)] public ImmutableArray<SessionChange> Changes { get; init; } = [];

    /// <summary>A zone of the IANA database.</summary>
    [Id(6)] public string Zone { get; init; } = DefaultZone;

    /// <summary>What is wrong with this schedule, in plain English; empty: it can be used.</summary>
    public ImmutableArray<string> Problems() => ScheduleProblems.Of(this);

    /// <summary>The sessions that start in [from, to), by start: lazily, once each.</summary>
    /// <exception cref="InvalidOperationException">The schedule has <see cref="Problems"/>.</exception>
    public IEnumerable<Occurrence> Between(Instant from, Instant to) => Compile().Between(from, to);

    /// <inheritdoc cref="Between(Instant, Instant)"/>
    public IEnumerable<Occurrence> Between(DateTimeOffset from, DateTimeOffset to) =>
        Between(Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(to));

    /// <summary>The first session that starts after this moment, cancelled ones too.</summary>
    /// <exception cref="InvalidOperationException">The schedule has <see cref="Problems"/>.</exception>
    public Occurrence? Next(Instant after) => Compile().Next(after);

    /// <summary>The session of this name, if the schedule gives it.</summary>
    /// <exception cref="InvalidOperationException">The schedule has <see cref="Problems"/>.</exception>
    public Occurrence? Find(SessionId id) => Compile().Find(id);

    /// <summary>Equal when they say the same, so that an import can see that nothing changed.</summary>
    public bool Equals(Schedule? other) =>
        other is not null && Start == other.Start && Duration == other.Duration && Rule == other.Rule && Zone == other.Zone
        && Same(Skip, other.Skip) && Same(Also, other.Also) && Same(Changes, other.Changes);

    public override int GetHashCode() => HashCode.Combine(Start, Duration, Rule, Zone);

    private CompiledSchedule Compile() => CompiledSchedule.TryCompile(this, out var compiled, out var problem)
        ? compiled
        : throw new InvalidOperationException(problem);

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> other) =>
        one.IsDefaultOrEmpty ? other.IsDefaultOrEmpty : !other.IsDefault && one.AsSpan().SequenceEqual(other.AsSpan());
}
