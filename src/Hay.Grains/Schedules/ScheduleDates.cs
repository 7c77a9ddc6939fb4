namespace Hay.Grains;

/// <summary>The starts that a schedule gives, as wall clocks: rule, added and left-out dates; no changes yet.</summary>
internal sealed class ScheduleDates
{
    private readonly TimeSpan _time;
    private readonly RecurrenceDays? _rule;
    private readonly int _start;
    private readonly int _lastDay;
    private readonly HashSet<DateTime> _skip;
    private readonly HashSet<DateTime> _added;

    public ScheduleDates(Schedule schedule, Recurrence? rule, SessionClock clock)
    {
        _time = schedule.Start.TimeOfDay;
        _start = DayOf(schedule.Start);
        _rule = rule is null ? null : new(rule, DateOnly.FromDateTime(schedule.Start));
        _skip = schedule.Skip.IsDefaultOrEmpty ? [] : [.. schedule.Skip.Select(Minute)];
        _lastDay = LastDayOf(rule, clock);
        _added = schedule.Also.IsDefaultOrEmpty ? [] : [.. schedule.Also.Where(at => !_skip.Contains(at) && !IsByRule(at))];
        LastDate = rule is { Count: null, Until: null }
            ? null
            : DateOnly.FromDateTime(_added.Append(At(_lastDay)).Max());
    }

    public DateOnly? LastDate { get; }

    /// <summary>The added dates that the rule does not give anyway.</summary>
    public IReadOnlyCollection<DateTime> Added => _added;

    /// <summary>The rule's starts on the days in [from, to], ascending.</summary>
    public IEnumerable<DateTime> ByRule(int from, int to)
    {
        foreach (var day in Days(from, Math.Min(to, _lastDay)))
        {
            var local = At(day);
            if (_skip.Count == 0 || !_skip.Contains(local)) yield return local;
        }
    }

    /// <summary>Whether a session starts at this wall clock.</summary>
    public bool Gives(DateTime local) => _added.Contains(local) || (IsByRule(local) && !_skip.Contains(local));

    private bool IsByRule(DateTime local) =>
        local.TimeOfDay == _time && DayOf(local) is var day && day <= _lastDay && Days(day, day).Any();

    private IEnumerable<int> Days(int from, int to) =>
        _rule is not null ? _rule.Between(from, to) : from <= _start && _start <= to ? [_start] : [];

    private int LastDayOf(Recurrence? rule, SessionClock clock)
    {
        if (rule is null) return _start;
        if (rule.Count is { } count) return Days(_start, RecurrenceDays.Last).Take(count).DefaultIfEmpty(_start - 1).Last();
        if (rule.Until is not { } until) return RecurrenceDays.Last;

        // UNTIL includes its own moment. A day's session may be just too late for it, which is seen on that day alone.
        var last = Math.Min(DayOf(until.At) + 1, RecurrenceDays.Last);
        while (last >= _start && last >= DayOf(until.At) - 1 && Late(At(last), until, clock)) last--;
        return last;
    }

    private static bool Late(DateTime local, RecurrenceUntil until, SessionClock clock) => until.Form switch
    {
        UntilForm.Date => local.Date > until.At,
        UntilForm.Local => local > until.At,
        _ => clock.Resolve(local).UtcDateTime > until.At,
    };

    private DateTime At(int day) => DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue) + _time;

    private static int DayOf(DateTime local) => DateOnly.FromDateTime(local).DayNumber;

    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
