using NodaTime;
using NodaTime.TimeZones;

namespace Hay.Grains;

/// <summary>From the wall clock of a schedule to moments in time.</summary>
internal sealed class SessionClock(DateTimeZone zone, TimeSpan duration)
{
    // The stretch of one offset that was last asked about: a window seldom leaves it. Replaced whole, so threads may race.
    private Stretch _stretch = new(DateTime.MaxValue, DateTime.MinValue, TimeSpan.Zero);

    /// <summary>The session that the schedule starts at this wall clock, with any change to it applied.</summary>
    public Occurrence At(DateTime local, SessionChange? change)
    {
        var planned = change?.MovedTo ?? local;
        var start = Resolve(planned);
        var end = End(planned, start, change?.Duration ?? duration);
        return new(SessionId.FromLocal(local), start.DateTime, start, end, change?.Cancelled ?? false, planned != local);
    }

    /// <summary>
    /// RFC 5545 section 3.3.5: a time that a clock change skips is read with the offset before it (1.30am becomes
    /// 2.30am), one that happens twice is the first.
    /// </summary>
    public DateTimeOffset Resolve(DateTime local)
    {
        if (_stretch is var stretch && stretch.Has(local)) return new(local, stretch.Offset);
        var exact = zone.AtLeniently(LocalDateTime.FromDateTime(local));
        _stretch = Stretch.Of(exact.GetZoneInterval());
        return exact.ToDateTimeOffset();
    }

    /// <summary>
    /// RFC 5545 section 3.8.5.3: a length is exact, so a session over a clock change lasts as long as any other; only
    /// whole days are nominal (an all-day event ends at midnight).
    /// </summary>
    private DateTimeOffset End(DateTime local, DateTimeOffset start, TimeSpan length)
    {
        if (length.Ticks % TimeSpan.TicksPerDay == 0) return Resolve(local + length);
        if (_stretch is var stretch && stretch.Has(start.DateTime) && stretch.Has(start.DateTime + length)) return start + length;
        return Instant.FromDateTimeOffset(start + length).InZone(zone).ToDateTimeOffset();
    }

    /// <summary>Wall clocks that certainly have this offset: a day away from the changes on either side.</summary>
    private sealed record Stretch(DateTime From, DateTime To, TimeSpan Offset)
    {
        public bool Has(DateTime local) => local >= From && local < To;

        public static Stretch Of(ZoneInterval interval) => new(
            interval.HasStart ? interval.IsoLocalStart.PlusDays(1).ToDateTimeUnspecified() : DateTime.MinValue,
            interval.HasEnd ? interval.IsoLocalEnd.PlusDays(-1).ToDateTimeUnspecified() : DateTime.MaxValue,
            interval.WallOffset.ToTimeSpan());
    }
}
