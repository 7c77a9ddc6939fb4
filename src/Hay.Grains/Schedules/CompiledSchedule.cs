using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Hay.Grains;

/// <summary>
/// A schedule made ready for being asked often: the rule read, COUNT turned into a last day, single dates sorted.
/// Immutable; any number of threads may ask. A window is reached in one step, so the cost is that of the sessions in it.
/// </summary>
public sealed class CompiledSchedule
{
    private readonly SessionClock _clock;
    private readonly ScheduleDates _dates;
    private readonly Dictionary<SessionId, SessionChange> _changes;
    private readonly Occurrence[] _extras;

    private CompiledSchedule(Schedule schedule, Recurrence? rule, DateTimeZone zone)
    {
        Rule = rule;
        _clock = new(zone, schedule.Duration);
        _dates = new(schedule, rule, _clock);
        _changes = schedule.Changes.IsDefaultOrEmpty ? [] : schedule.Changes.ToDictionary(change => change.Session);
        _extras = _changes.Count + _dates.Added.Count == 0 ? [] : [.. Extras().OrderBy(static each => each.Start).ThenBy(static each => each.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>False, and why, when the schedule has <see cref="Schedule.Problems"/>.</summary>
    public static bool TryCompile(
        Schedule schedule, [NotNullWhen(true)] out CompiledSchedule? compiled, [NotNullWhen(false)] out string? problem)
    {
        problem = ScheduleProblems.Of(schedule, out var rule) is [var first, ..] ? first : null;
        compiled = null;
        if (problem is not null) return false;
        compiled = new(schedule, rule, DateTimeZoneProviders.Tzdb[schedule.Zone]);
        return true;
    }

    /// <summary>The rule, read; null: single dates only.</summary>
    public Recurrence? Rule { get; }

    /// <summary>The last local date of the rule and the added dates; null when the rule has no end.</summary>
    public DateOnly? LastDate => _dates.LastDate;

    /// <summary>The sessions that start in [from, to), by start: lazily, once each. Moved ones count where they went.</summary>
    public IEnumerable<Occurrence> Between(Instant from, Instant to)
    {
        if (from >= to) yield break;
        var next = FirstExtra(from);
        foreach (var local in _dates.ByRule(DayOf(from, -1), DayOf(to, 1)))
        {
            var change = ChangeOf(SessionId.FromLocal(local));
            // A moved session comes with the extras, at its new place in the order.
            if (change?.MovedTo is not null) continue;
            var session = _clock.At(local, change);
            var start = Instant.FromDateTimeOffset(session.Start);
            if (start < from) continue;
            if (start >= to) break;
            for (; next < _extras.Length && Before(_extras[next], session); next++) yield return _extras[next];
            yield return session;
        }

        for (; next < _extras.Length && Instant.FromDateTimeOffset(_extras[next].Start) < to; next++) yield return _extras[next];
    }

    /// <summary>The first session that starts after this moment, cancelled ones too; null: there is none.</summary>
    public Occurrence? Next(Instant after)
    {
        if (after == Instant.MaxValue) return null;
        foreach (var session in Between(after + Duration.Epsilon, Instant.MaxValue)) return session;
        return null;
    }

    /// <summary>The session of this name; null when the schedule does not give it.</summary>
    public Occurrence? Find(SessionId id) =>
        SessionId.TryParse(id.Value, out _) && id.ToLocal() is var local && _dates.Gives(local) ? _clock.At(local, ChangeOf(id)) : null;

    private IEnumerable<Occurrence> Extras()
    {
        foreach (var local in _dates.Added)
        {
            if (ChangeOf(SessionId.FromLocal(local))?.MovedTo is null) yield return _clock.At(local, ChangeOf(SessionId.FromLocal(local)));
        }

        foreach (var change in _changes.Values)
        {
            if (change.MovedTo is not null && _dates.Gives(change.Session.ToLocal())) yield return _clock.At(change.Session.ToLocal(), change);
        }
    }

    private SessionChange? ChangeOf(SessionId id) => _changes.Count == 0 ? null : _changes.GetValueOrDefault(id);

    private int FirstExtra(Instant from)
    {
        var index = 0;
        while (index < _extras.Length && Instant.FromDateTimeOffset(_extras[index].Start) < from) index++;
        return index;
    }

    private static bool Before(Occurrence one, Occurrence other) =>
        one.Start != other.Start ? one.Start < other.Start : string.CompareOrdinal(one.Id.Value, other.Id.Value) < 0;

    /// <summary>The day number in UTC, with a day to spare on either side: zones differ by less than that.</summary>
    private static int DayOf(Instant instant, int spare) => (int)Math.Clamp(
        instant.ToUnixTimeTicks() / NodaConstants.TicksPerDay + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + spare, 0, RecurrenceDays.Last);
}
