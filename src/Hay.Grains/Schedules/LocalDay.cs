using NodaTime;

namespace Hay.Grains;

/// <summary>The calendar of the people here: half past midnight in summer is not yesterday, as by UTC.</summary>
public static class LocalDay
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    public static DateOnly Of(DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(Zone).Date.ToDateOnly();

    /// <summary>When their clock on the wall shows this: the first time where it does so twice (RFC 5545 section 3.3.5).</summary>
    public static DateTimeOffset Moment(DateTime local) => Zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeOffset();
}
