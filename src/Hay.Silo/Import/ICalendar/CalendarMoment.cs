using System.Globalization;
using NodaTime;

namespace Hay.Silo.Import;

/// <summary>A DATE or DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5): a wall clock and whose it is.</summary>
internal readonly record struct CalendarMoment(DateTime Local, DateTimeZone Zone, bool IsDate)
{
    private static readonly string[] Times = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm"];

    /// <summary>Null and why, when it cannot be read.</summary>
    public static (CalendarMoment? Moment, string? Problem) Read(ContentLine line, string value, CalendarZones zones)
    {
        value = value.Trim();
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return (new(date, zones.Default, IsDate: true), null);
        var utc = value.EndsWith('Z');
        if (!DateTime.TryParseExact(utc ? value[..^1] : value, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (null, $"{line.Name} is not a date.");
        // Nothing in a public calendar is meant to the second.
        time = time.AddSeconds(-time.Second);
        if (utc) return (new(time, DateTimeZone.Utc, IsDate: false), null);
        if (line["TZID"] is not { } id) return (new(time, zones.Default, IsDate: false), null);
        return zones.Find(id) is { } zone
            ? (new(time, zone, IsDate: false), null)
            : (null, $"Nobody knows the time zone “{(id.Length > 60 ? id[..60] : id)}”.");
    }

    /// <summary>The wall clock of another zone at the same moment; a date is the same date everywhere.</summary>
    public DateTime In(DateTimeZone zone)
    {
        if (IsDate || Zone.Equals(zone) || Local.Year is < 2 or > 9998) return Local;
        return Zone.AtLeniently(LocalDateTime.FromDateTime(Local)).WithZone(zone).ToDateTimeUnspecified();
    }

    /// <summary>The time elapsed since another moment; days of the calendar between two dates.</summary>
    public TimeSpan Since(CalendarMoment other) =>
        IsDate || other.IsDate || Zone.Equals(other.Zone) ? Local - other.Local : In(DateTimeZone.Utc) - other.In(DateTimeZone.Utc);
}
