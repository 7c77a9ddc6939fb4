using NodaTime;
using NodaTime.TimeZones;

namespace Hay.Grains;

/// <summary>From the wall clock of a schedule to moments in time.</summary>
internal sealed class SessionClock(DateTimeZone zone, TimeSpan duration)
{
    // The stretch of one offset that any clock was last asked about: a window seldom leaves it, and a county has one zone.
    // Replaced whole, so threads may race.
    private static Stretch _last = new(DateTimeZone.Utc, DateTime.MaxValue, DateTime.MinValue, TimeSpan.Zero);

    /// <summary>The session that the schedule starts at this wall clock, with any change to it applied.</summary>
    public Occurrence At(DateTime local, SessionChange? change)
    {
        var planned = change?.MovedTo ?? local;
        var start = Resolve(planned);
        var end = End(planned, start, change?.Duration ?? duration);
        return new(local, start.DateTime, start, end, change?.Cancelled ?? false, planned != local);
    }

    /// <summary>
    /// RFC 5545 section 3.3.5: a time that a clock change skips is read with the offset before it (1.30am becomes
    /// 2.30am), one that happens twice is the first.
    /// </summary>
    public DateTimeOffset Resolve(DateTime local)
    {
        if (_last is var stretch && stretch.Has(zone, local)) return new(local, stretch.Offset);
        var exact = zone.AtLeniently(LocalDateTime.FromDateTime(local));
        _last = Stretch.Of(zone, exact.GetZoneInterval());
        return exact.ToDateTimeOffset();
    }

    /// <summary>
    /// RFC 5545 section 3.8.5.3: a length is exact, so a session over a clock change lasts as long as any other; only
    /// whole days are nominal (an all-day event ends at midnight).
    /// </summary>
    private DateTimeOffset End(DateTime local, DateTimeOffset start, TimeSpan length)
    {
        if (length.Ticks % TimeSpan.TicksPerDay == 0) return Resolve(local + length);
        if (_last is var stretch && stretch.Has(zone, start.DateTime) && stretch.Has(zone, start.DateTime + length)) return start + length;
        return Instant.FromDateTimeOffset(start + length).InZone(zone).ToDateTimeOffset();
    }

    /// <summary>Wall clocks that certainly have this offset: a day away from the changes on either side.</summary>
    private sealed record Stretch(DateTimeZone Zone, DateTime From, DateTime To, TimeSpan Offset)
    {
        public bool Has(DateTimeZone zone, DateTime local) => ReferenceEquals(zone, Zone) && local >= From && local < To;

        public static Stretch Of(DateTimeZone zone, ZoneInterval interval) => new(
            zone,
            interval.HasStart ? interval.IsoLocalStart.PlusDays(1).ToDateTimeUnspecified() : DateTime.MinValue,
            interval.HasEnd ? interval.IsoLocalEnd.PlusDays(-1).ToDateTimeUnspecified() : DateTime.MaxValue,
            interval.WallOffset.ToTimeSpan());
    }
}
