using System.Collections.Immutable;

namespace Hay.Recommender.Signals;

/// <summary>Something to go to, once, at a time and mostly at a place. Everything is numbered from 0 by the caller.</summary>
/// <param name="Group">Who runs it.</param>
/// <param name="Venue">Where; −1 where that is not known.</param>
/// <param name="Latitude">Degrees; NaN where not known.</param>
/// <param name="Longitude">Degrees; NaN where not known.</param>
/// <param name="Day">When, in days since any moment; the same one everywhere.</param>
/// <param name="Weekday">By the local clock, 0 to 6.</param>
/// <param name="Hour">By the local clock, 0 up to 24: half past six in the evening is 18.5.</param>
/// <param name="Words">Words of its title, each once.</param>
public sealed record Occasion(int Group, int Venue, double Latitude, double Longitude, double Day, int Weekday, double Hour, ImmutableArray<int> Words);

/// <summary>Somebody went, or said that they would.</summary>
public readonly record struct Visit(int Person, int Occasion);

/// <summary>Somebody joined a group on a day.</summary>
public readonly record struct Membership(int Person, int Group, double Day);

/// <summary>All that is known of a place and its people. Immutable.</summary>
/// <param name="People">How many there are.</param>
/// <param name="Occasions">Past and coming.</param>
/// <param name="GroupTopics">For each group what it is about.</param>
/// <param name="PersonTopics">For each person what they said they like.</param>
/// <param name="Memberships">In any order.</param>
/// <param name="Visits">Each once, in any order.</param>
public sealed record Town(
    int People,
    ImmutableArray<Occasion> Occasions,
    ImmutableArray<ImmutableArray<int>> GroupTopics,
    ImmutableArray<ImmutableArray<int>> PersonTopics,
    ImmutableArray<Membership> Memberships,
    ImmutableArray<Visit> Visits)
{
    public int Groups => GroupTopics.Length;

    /// <summary>Occasions from one day up to before another, in the order of their numbers.</summary>
    public ImmutableArray<int> Between(double from, double to) =>
        [.. Enumerable.Range(0, Occasions.Length).Where(i => Occasions[i].Day >= from && Occasions[i].Day < to)];
}
