using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Grains;
using NodaTime;
using NodaTime.Text;

namespace Hay.Silo.Import;

/// <summary>Dates, times and lengths as sources write them, on the clock of Britain.</summary>
internal static partial class LocalTimes
{
    private static readonly DateTimeZone Britain = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy"];
    private static readonly string[] TimeForms = ["H:mm", "HH:mm:ss", "HH:mm:ss'Z'", "h:mmtt", "htt", "h.mmtt", "h:mm tt", "h tt", "H.mm", "HHmm"];
    private static readonly string[] LocalForms =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFF", "d/M/yyyy H:mm", "d/M/yyyy HH:mm:ss"];

    /// <summary>A date of the years 1970 to 2200; null when it is none.</summary>
    public static DateOnly? Date(string text)
    {
        var trimmed = text.Trim();
        if (DateOnly.TryParseExact(trimmed, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return Plausible(date);
        return DateTime(trimmed) is { } at ? Plausible(DateOnly.FromDateTime(at)) : null;
    }

    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim().ToUpperInvariant(), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new TimeOnly(time.Hour, time.Minute)
            : null;

    /// <summary>The wall clock, to the minute: local when no offset is given, else what the clock in Britain says then.</summary>
    public static DateTime? DateTime(string text)
    {
        var trimmed = text.Trim();
        if (System.DateTime.TryParseExact(trimmed, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return Plausible(local);
        if (!HasOffset().IsMatch(trimmed)
            || !DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            || moment.Year is < 1970 or > 2200) return null;
        return Plausible(Instant.FromDateTimeOffset(moment).InZone(Britain).ToDateTimeUnspecified());
    }

    /// <summary>ISO 8601 ("PT1H30M", "P1D") or whole minutes; null when it is neither, or not between a minute and 7 days.</summary>
    public static TimeSpan? Length(string text)
    {
        var trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return Plausible(TimeSpan.FromMinutes(Math.Min(minutes, 20_000)));
        var period = PeriodPattern.NormalizingIso.Parse(trimmed);
        if (!period.Success || period.Value is { Months: not 0 } or { Years: not 0 }) return null;
        var length = period.Value;
        // Counted in floats first: nobody's number may overflow.
        var days = length.Weeks * 7.0 + length.Days + length.Hours / 24.0 + length.Minutes / 1440.0;
        return days is > 0 and <= 7 ? Plausible(TimeSpan.FromMinutes(Math.Round(days * 1440))) : null;
    }

    private static TimeSpan? Plausible(TimeSpan length) => length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(7) ? length : null;

    private static DateOnly? Plausible(DateOnly date) => date.Year is >= 1970 and <= 2200 ? date : null;

    private static DateTime? Plausible(DateTime at) => at.Year is >= 1970 and <= 2200
        ? new DateTime(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, DateTimeKind.Unspecified)
        : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex HasOffset();
}
