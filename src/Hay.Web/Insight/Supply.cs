using System.Collections.Frozen;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Insight;

/// <summary>
/// What is on offer: dated sessions of the next four weeks that are not cancelled, a week. About no person, so nothing is hidden.
/// Immutable.
/// </summary>
internal sealed class Supply
{
    public const int Weeks = 4;
    /// <summary>How far people are taken to go on foot or by a short ride, in kilometres.</summary>
    public const double Radius = 2;
    private const double KilometresAMile = 1.609344;
    private const double KilometresADegree = 111.0;

    private readonly FrozenDictionary<(string Space, string Category), int> _at;
    private readonly FrozenDictionary<string, int> _by;
    // From south to north.
    private readonly (GeoPoint Point, string Category, int Sessions)[] _venues;

    private Supply(Dictionary<(string, string), int> at, Dictionary<string, int> by, Dictionary<(GeoPoint Point, string Category), int> venues) =>
        (_at, _by, _venues) = (at.ToFrozenDictionary(), by.ToFrozenDictionary(), [.. venues.Select(v => (v.Key.Point, v.Key.Category, v.Value)).OrderBy(v => v.Point.Lat)]);

    public static Supply Of(CatalogueSnapshot catalogue, DateTimeOffset now)
    {
        var at = new Dictionary<(string, string), int>();
        var by = new Dictionary<string, int>();
        var venues = new Dictionary<(GeoPoint, string), int>();
        var end = now.AddDays(7 * Weeks);
        foreach (var entry in catalogue.Entries)
        {
            var sessions = 0;
            foreach (var slot in entry.Sheet.Slots)
            {
                if (!slot.Cancelled && slot.Start >= now && slot.Start < end) sessions++;
            }

            if (sessions == 0) continue;
            var listing = entry.Listing;
            at[(listing.Space, listing.Category)] = at.GetValueOrDefault((listing.Space, listing.Category)) + sessions;
            if (listing.Organisation is { Length: > 0 } organisation) by[organisation] = by.GetValueOrDefault(organisation) + sessions;
            if (Distance.Of(listing) is { } point) venues[(point, listing.Category)] = venues.GetValueOrDefault((point, listing.Category)) + sessions;
        }

        return new(at, by, venues);
    }

    /// <summary>In the listings of a space of one kind.</summary>
    public double AWeek(string space, string category) => _at.GetValueOrDefault((space, category)) / (double)Weeks;

    /// <summary>In all listings of a space.</summary>
    public double AWeek(string space) => _at.Where(one => one.Key.Space == space).Sum(one => one.Value) / (double)Weeks;

    public double AWeekBy(string organisation) => _by.GetValueOrDefault(organisation) / (double)Weeks;

    /// <summary>Within <see cref="Radius"/> of a point.</summary>
    public double AWeekNear(double lat, double lon) => AWeekNearByKind(lat, lon).Values.Sum();

    /// <summary>Within <see cref="Radius"/> of a point, by kind; kinds that are not there are left out.</summary>
    public Dictionary<string, double> AWeekNearByKind(double lat, double lon)
    {
        var near = new Dictionary<string, double>();
        const double Away = Radius / KilometresADegree;
        for (var i = FirstFrom(lat - Away); i < _venues.Length && _venues[i].Point.Lat <= lat + Away; i++)
        {
            var (point, category, sessions) = _venues[i];
            if (IsNear(point, lat, lon)) near[category] = near.GetValueOrDefault(category) + (sessions / (double)Weeks);
        }

        return near;
    }

    /// <summary>Within <see cref="Radius"/> of any of some points, by kind; each session once.</summary>
    public Dictionary<string, double> AWeekNearByKind(IReadOnlyCollection<(double Lat, double Lon)> points)
    {
        var near = new Dictionary<string, double>();
        foreach (var (point, category, sessions) in _venues)
        {
            if (points.Any(one => IsNear(point, one.Lat, one.Lon))) near[category] = near.GetValueOrDefault(category) + (sessions / (double)Weeks);
        }

        return near;
    }

    /// <summary>Residents of neighbourhoods whose middle is within <see cref="Radius"/> of the middle of one of them; 0: nobody knows.</summary>
    public static double PeopleNear(Area one, IEnumerable<Area> all) => all.Where(other => IsNear(new(other.Lat, other.Lon), one.Lat, one.Lon)).Sum(other => (double)(other.Population ?? 0));

    public static bool IsNear(GeoPoint point, double lat, double lon) =>
        Math.Abs(point.Lat - lat) * KilometresADegree <= Radius && Distance.Miles(point, new(lat, lon)) * KilometresAMile <= Radius;

    private int FirstFrom(double lat)
    {
        var (from, to) = (0, _venues.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_venues[middle].Point.Lat < lat) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
