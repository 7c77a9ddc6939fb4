using System.Collections.Immutable;

namespace Hay.Recommender.Signals;

/// <summary>How much alike two occasions are, in place, time, title and topics. All parts are 0 to 1.</summary>
internal sealed class Kinship
{
    private const double NearKm = 15;
    private const double UnknownKm = 50;
    private const double HourScale = 2;
    private const double OtherWeekday = 0.4;

    private readonly Town _town;
    private readonly ImmutableArray<WeightedSet> _titles;
    private readonly float[,] _groups;

    public Kinship(Town town, ImmutableArray<WeightedSet> titles, ImmutableArray<WeightedSet> groupTopics)
    {
        (_town, _titles) = (town, titles);
        _groups = new float[town.Groups, town.Groups];
        for (var a = 0; a < town.Groups; a++)
        {
            for (var b = 0; b < town.Groups; b++) _groups[a, b] = groupTopics[a].Cosine(groupTopics[b]);
        }
    }

    /// <summary>exp(−km/15): 1 at the same place, a third after 15 km.</summary>
    public float Near(int a, int b) => (float)Math.Exp(-Kilometres(_town.Occasions[a], _town.Occasions[b], a == b) / NearKm);

    /// <summary>exp(−|hours apart|/2) on the same weekday, two fifths of that on another one.</summary>
    public float SameTime(int a, int b)
    {
        var (one, other) = (_town.Occasions[a], _town.Occasions[b]);
        return (float)(Math.Exp(-Math.Abs(one.Hour - other.Hour) / HourScale) * (one.Weekday == other.Weekday ? 1 : OtherWeekday));
    }

    public float SameTitle(int a, int b) => _titles[a].Cosine(_titles[b]);

    /// <summary>Near to 1 for the same series in the same hall, up to .05 for another group's.</summary>
    public float Of(int a, int b)
    {
        var (one, other) = (_town.Occasions[a].Group, _town.Occasions[b].Group);
        var near = Near(a, b);
        return one == other
            ? 0.15f + (0.35f * near) + (0.3f * SameTitle(a, b)) + (0.2f * SameTime(a, b))
            : 0.05f * _groups[one, other] * near;
    }

    private static double Kilometres(Occasion a, Occasion b, bool same)
    {
        if (same || (a.Venue >= 0 && a.Venue == b.Venue)) return 0;
        if (double.IsNaN(a.Latitude) || double.IsNaN(b.Latitude)) return UnknownKm;
        return Earth.Kilometres((a.Latitude, a.Longitude), (b.Latitude, b.Longitude));
    }
}
