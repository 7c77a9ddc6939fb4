using NodaTime;

namespace Hay.Grains;

/// <summary>From the wall clock of a schedule to moments in time.</summary>
internal sealed class SessionClock(DateTimeZone zone, TimeSpan duration)
{
    public DateTimeZone Zone => zone;

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
    public DateTimeOffset Resolve(DateTime local) => zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeOffset();

    /// <summary>
    /// RFC 5545 section 3.8.5.3: a length is exact, so a session over a clock change lasts as long as any other; only
    /// whole days are nominal (an all-day event ends at midnight).
    /// </summary>
    private DateTimeOffset End(DateTime local, DateTimeOffset start, TimeSpan length) =>
        length.Ticks % TimeSpan.TicksPerDay == 0
            ? Resolve(local + length)
            : Instant.FromDateTimeOffset(start + length).InZone(zone).ToDateTimeOffset();
}
