using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Tasters;
using Hay.Web.Wording;

namespace Hay.Web.Gatherings;

/// <summary>A taster that a space does together at its usual time.</summary>
internal sealed record PlannedGathering(DateTimeOffset Start, Taster Taster)
{
    public DateTimeOffset End => Start.AddSeconds(Taster.Seconds);
}

/// <summary>When each space comes together, from spaces.json.</summary>
internal sealed class GatheringCalendar
{
    private readonly ImmutableDictionary<string, ImmutableArray<(TimeOnly At, ImmutableArray<Taster> Tasters)>> _times;

    /// <exception cref="InvalidDataException">A time is none, or nobody knows a taster.</exception>
    public GatheringCalendar(SpaceMap spaces, TasterBook book) => _times = spaces.All.ToImmutableDictionary(
        s => s.Slug, s => s.Gatherings.Select(g => (Time(s, g.At), Tasters(s, g, book))).OrderBy(g => g.Item1).ToImmutableArray());

    /// <summary>Of one day, in order.</summary>
    public IEnumerable<PlannedGathering> On(string space, DateOnly day) => _times.GetValueOrDefault(space, []).Select(g =>
        new PlannedGathering(Moment(day, g.At), g.Tasters[day.DayNumber % g.Tasters.Length]));

    /// <summary>The next ones that have not begun.</summary>
    public IEnumerable<PlannedGathering> Next(string space, DateTimeOffset now, int most) =>
        On(space, now.Day()).Concat(On(space, now.Day().AddDays(1))).Where(g => g.Start > now).Take(most);

    // In the spring one hour is missing: what falls into it comes an hour later.
    private static DateTimeOffset Moment(DateOnly day, TimeOnly at)
    {
        var local = (day.Begins() + at.ToTimeSpan()).InLondon();
        var off = at.ToTimeSpan() - local.TimeOfDay;
        return off.Duration() <= TimeSpan.FromHours(2) ? local + off : local;
    }

    private static TimeOnly Time(SpaceDefinition space, string at) =>
        TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new InvalidDataException($"'{at}', when {space.Slug} gathers, is no time like 13:00.");

    private static ImmutableArray<Taster> Tasters(SpaceDefinition space, GatheringTime time, TasterBook book) => time.Tasters.IsDefaultOrEmpty
        ? throw new InvalidDataException($"{space.Slug} gathers at {time.At} for no taster.")
        : [.. time.Tasters.Select(id => book.Find(id) ?? throw new InvalidDataException($"{space.Slug} gathers for '{id}', which is no taster."))];
}
