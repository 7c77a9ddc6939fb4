using System.Collections.Immutable;
using NodaTime;

namespace Hay.Grains;

/// <summary>What would keep a schedule from being used, as sentences for the person who typed it.</summary>
internal static class ScheduleProblems
{
    public const int MaxDates = 500;
    public const int MaxChanges = 500;
    private const int MaxNote = 500;
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(7);

    public static ImmutableArray<string> Of(Schedule schedule) => Of(schedule, out _);

    /// <summary>Also gives the rule, read, so that nobody reads it twice; null where there is none that can be read.</summary>
    public static ImmutableArray<string> Of(Schedule schedule, out Recurrence? rule)
    {
        (rule, string? why) = (null, null);
        if (schedule.Rule is { } text && Recurrence.TryParse(text, out var read, out why)) rule = read;
        return
        [
            .. Lengths(schedule),
            .. Times(schedule),
            .. DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone ?? "") is null ? [$"“{schedule.Zone}” is not a time zone."] : Array.Empty<string>(),
            .. why is null ? Array.Empty<string>() : [$"How often it happens cannot be read. {why}"],
            .. Changes(schedule),
        ];
    }

    private static IEnumerable<string> Lengths(Schedule schedule)
    {
        if (schedule.Duration <= TimeSpan.Zero) yield return "It must end after it starts.";
        if (schedule.Duration > MaxDuration) yield return "It lasts longer than 7 days.";
        if (Count(schedule.Skip) > MaxDates) yield return $"More than {MaxDates} dates are left out.";
        if (Count(schedule.Also) > MaxDates) yield return $"More than {MaxDates} dates are added.";
        if (Count(schedule.Changes) > MaxChanges) yield return $"More than {MaxChanges} sessions are changed.";
    }

    private static IEnumerable<string> Times(Schedule schedule)
    {
        if (Outside(schedule.Start)) yield return "It must start between the years 1970 and 2200.";
        if (Moments(schedule).Any(static at => at.Kind != DateTimeKind.Unspecified)) yield return "Times must be local, without an offset.";
        if (schedule.Start.Ticks % TimeSpan.TicksPerMinute != 0) yield return "It must start on a whole minute.";
        if (schedule.Also is { IsDefaultOrEmpty: false } also)
        {
            if (also.Any(Outside)) yield return "An added date is not between the years 1970 and 2200.";
            if (also.Any(at => at.Ticks % TimeSpan.TicksPerMinute != 0)) yield return "An added date does not start on a whole minute.";
        }
    }

    private static IEnumerable<string> Changes(Schedule schedule)
    {
        if (schedule.Changes.IsDefaultOrEmpty) yield break;
        var seen = new HashSet<SessionId>();
        foreach (var change in schedule.Changes)
        {
            if (!SessionId.TryParse(change.Session.Value, out _)) yield return "A changed session has no readable date.";
            else if (!seen.Add(change.Session)) yield return $"The session {change.Session} is changed twice.";
            if (change.MovedTo is { } to && Outside(to)) yield return $"The session {change.Session} is moved outside the years 1970 to 2200.";
            if (change.Duration is { } length && (length <= TimeSpan.Zero || length > MaxDuration))
                yield return $"The session {change.Session} must last more than no time and at most 7 days.";
            if (change.Note?.Length > MaxNote) yield return $"The note on {change.Session} is longer than {MaxNote} characters.";
        }
    }

    private static IEnumerable<DateTime> Moments(Schedule schedule)
    {
        yield return schedule.Start;
        foreach (var at in schedule.Also.IsDefault ? [] : schedule.Also) yield return at;
        foreach (var change in schedule.Changes.IsDefault ? [] : schedule.Changes)
        {
            if (change.MovedTo is { } to) yield return to;
        }
    }

    private static int Count<T>(ImmutableArray<T> list) => list.IsDefault ? 0 : list.Length;

    private static bool Outside(DateTime at) => at.Year is < 1970 or > 2200;
}
