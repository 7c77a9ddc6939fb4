using System.Collections.Immutable;
using Hay.Grains;
using NodaTime;

namespace Hay.Web.Catalogue;

/// <summary>The sessions of one activity, by time, kept small; a <see cref="SessionView"/> is made when a page asks.</summary>
internal sealed class SessionSheet
{
    /// <summary>How far ahead the catalogue knows sessions.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(56);
    public static readonly SessionSheet Empty = new([], [], null);

    private readonly SessionSlot[] _slots;
    private readonly SessionCount[] _counts;
    private readonly int? _capacity;

    private readonly ImmutableArray<SessionView> _given;

    private SessionSheet(SessionSlot[] slots, SessionCount[] counts, int? capacity, ImmutableArray<SessionView> given = default)
    {
        _slots = slots;
        _counts = counts;
        _capacity = capacity;
        _given = given;
    }

    public ReadOnlySpan<SessionSlot> Slots => _slots;

    /// <summary>Sessions that somebody goes to or waits for, those beyond the horizon too.</summary>
    public SessionCount[] Counts => _counts;

    /// <summary>The sessions that have not ended at <paramref name="now"/> and start within the horizon.</summary>
    public static SessionSheet Expand(
        CompiledSchedule schedule, TimeSpan longest, DateTimeOffset now, SessionCount[] counts, int? capacity)
    {
        var slots = new List<SessionSlot>(10);
        foreach (var session in schedule.Between(Instant.FromDateTimeOffset(now - longest), Instant.FromDateTimeOffset(now + Horizon)))
        {
            if (session.End > now) slots.Add(SlotOf(session));
        }

        return slots.Count + counts.Length == 0 ? Empty : new([.. slots], counts, capacity);
    }

    /// <summary>A sheet that says the same as these views.</summary>
    public static SessionSheet Of(ImmutableArray<SessionView> views)
    {
        if (views.IsDefaultOrEmpty) return Empty;
        var slots = new SessionSlot[views.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = SlotOf(new(views[i].Session.ToLocal(), default, views[i].Start, views[i].End, views[i].Cancelled, false));
        }

        return new(slots, [], null, views);
    }

    /// <summary>The same sessions with other bookings.</summary>
    public SessionSheet With(SessionCount[] counts) => new(_slots, counts, _capacity);

    /// <summary>Places left in a session; null: no limit.</summary>
    public int? PlacesLeft(int index) => !_given.IsDefault ? _given[index].PlacesLeft
        : _capacity is { } capacity ? Math.Max(0, capacity - CountOf(_slots[index].Named).Going)
        : null;

    /// <summary>The first session that starts after a moment and is not cancelled; null: there is none.</summary>
    public int? Next(DateTimeOffset after)
    {
        var next = Array.FindIndex(_slots, slot => slot.StartTicks > after.UtcTicks && !slot.Cancelled);
        return next < 0 ? null : next;
    }

    public SessionView View(int index)
    {
        if (!_given.IsDefault) return _given[index];
        ref readonly var slot = ref _slots[index];
        var count = CountOf(slot.Named);
        return new SessionView
        {
            Session = SessionId.FromLocal(new DateTime(slot.Named * TimeSpan.TicksPerMinute)),
            Start = slot.Start,
            End = slot.End,
            Cancelled = slot.Cancelled,
            Going = count.Going,
            Waiting = count.Waiting,
            PlacesLeft = PlacesLeft(index),
        };
    }

    public ImmutableArray<SessionView> Views()
    {
        if (!_given.IsDefault) return _given;
        var views = ImmutableArray.CreateBuilder<SessionView>(_slots.Length);
        for (var i = 0; i < _slots.Length; i++) views.Add(View(i));
        return views.MoveToImmutable();
    }

    private SessionCount CountOf(int named)
    {
        foreach (ref readonly var count in _counts.AsSpan())
        {
            if (count.Named == named) return count;
        }

        return default;
    }

    private static SessionSlot SlotOf(Occurrence session) => new(
        session.Start.UtcTicks,
        (int)((session.End.UtcTicks - session.Start.UtcTicks) / TimeSpan.TicksPerSecond),
        MinutesOf(session.Planned),
        (short)session.Start.TotalOffsetMinutes,
        (short)session.End.TotalOffsetMinutes,
        session.Cancelled);

    /// <summary>The name of a session as minutes since the year 1.</summary>
    public static int MinutesOf(SessionId session) => MinutesOf(session.ToLocal());

    private static int MinutesOf(DateTime planned) => (int)(planned.Ticks / TimeSpan.TicksPerMinute);
}
