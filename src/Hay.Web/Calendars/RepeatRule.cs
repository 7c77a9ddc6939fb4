using Hay.Grains;
using NodaTime;

namespace Hay.Web.Calendars;

/// <summary>
/// A rule as other calendars want it: where the start has a zone, UNTIL has to be in UTC (RFC 5545, section 3.3.10).
/// </summary>
internal static class RepeatRule
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    public static Recurrence Of(Recurrence rule) => rule.Until is not { } until || until.Form == UntilForm.Utc
        ? rule
        : rule with { Until = new RecurrenceUntil(Utc(until.Form == UntilForm.Date ? until.At.Date.AddDays(1).AddSeconds(-1) : until.At), UntilForm.Utc) };

    private static DateTime Utc(DateTime local) => London.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeUtc();
}
