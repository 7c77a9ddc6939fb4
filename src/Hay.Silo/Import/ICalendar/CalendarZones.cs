using System.Collections.Concurrent;
using Hay.Grains;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Hay.Silo.Import;

/// <summary>The time zones a calendar means by its names: IANA, Windows (Outlook), or one it describes itself.</summary>
internal sealed class CalendarZones
{
    public static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb[Schedule.DefaultZone];

    private const int LongestName = 200;

    // Zones are taken for the same when they kept the same clock over the years that calendars are about.
    private static readonly Interval Compared = new(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2038, 1, 1, 0, 0));
    private static readonly List<(Instant End, Offset Offset)> LondonClock = [.. Clock(London)];

    private static readonly ConcurrentDictionary<string, bool> Compares = new(StringComparer.Ordinal);

    private readonly Dictionary<string, DateTimeZone?> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CalendarZone> _described = new(StringComparer.Ordinal);

    public CalendarZones(CalendarFile file)
    {
        foreach (var zone in file.Zones)
        {
            if (zone.Id is { } id) _described.TryAdd(id, zone);
        }

        var name = file.Properties.GetValueOrDefault("X-WR-TIMEZONE") ?? file.Properties.GetValueOrDefault("TZID");
        Default = (name is null ? null : Find(name.Trim())) ?? London;
    }

    /// <summary>Where times without a zone are.</summary>
    public DateTimeZone Default { get; }

    /// <summary>The zone of a TZID; null: nobody knows it.</summary>
    public DateTimeZone? Find(string id)
    {
        if (id.Length > LongestName) return null;
        if (_found.TryGetValue(id, out var known)) return known;
        var zone = Named(id);
        if (zone is null && _described.TryGetValue(id, out var described)) zone = Described(described);
        return _found[id] = zone is not null && HasLondonClock(zone) ? London : zone;
    }

    private static DateTimeZone? Named(string id)
    {
        var tzdb = DateTimeZoneProviders.Tzdb;
        if (tzdb.GetZoneOrNull(id) is { } zone) return zone;
        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(id, out var fromWindows)) return tzdb.GetZoneOrNull(fromWindows);
        // Old Mozilla and Evolution wrote “/mozilla.org/20050126_1/Europe/London”.
        for (var slash = id.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = id.IndexOf('/', slash + 1))
        {
            if (tzdb.GetZoneOrNull(id[(slash + 1)..]) is { } within) return within;
        }

        return null;
    }

    /// <summary>Outlook's “Customized Time Zone” and the like: London when it changes between the offsets of London.</summary>
    private static DateTimeZone? Described(CalendarZone zone)
    {
        if (zone.Location is { } location && Named(location) is { } named) return named;
        if (zone.Offsets.SetEquals(["+0000", "+0100"])) return London;
        return zone.Offsets.Count == 1 && OffsetPattern.CreateWithInvariantCulture("+HHmm").Parse(zone.Offsets.Single()) is { Success: true } offset
            ? DateTimeZone.ForOffset(offset.Value)
            : null;
    }

    private static bool HasLondonClock(DateTimeZone zone) => Compares.GetOrAdd(zone.Id, static (_, zone) => SameClock(zone), zone);

    private static bool SameClock(DateTimeZone zone)
    {
        if (zone.GetUtcOffset(Compared.Start) != London.GetUtcOffset(Compared.Start)) return false;
        return Clock(zone).SequenceEqual(LondonClock);
    }

    private static IEnumerable<(Instant End, Offset Offset)> Clock(DateTimeZone zone) =>
        zone.GetZoneIntervals(Compared).Select(static each => (each.HasEnd ? each.End : Instant.MaxValue, each.WallOffset));
}
