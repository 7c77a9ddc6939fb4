using Hay.Grains;
using NodaTime;

namespace Hay.Web.Catalogue;

/// <summary>The calendar of the people who read the catalogue.</summary>
internal static class LocalDay
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    public static DateOnly Of(DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(Zone).Date.ToDateOnly();
}
