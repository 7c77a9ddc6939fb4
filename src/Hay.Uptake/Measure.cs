using System.Collections.Immutable;

namespace Hay.Uptake;

/// <summary>What is counted.</summary>
public enum Measure
{
    /// <summary>Looks at a listing's page, one a device and day. Nobody knows by whom, so it is in tables of weeks alone.</summary>
    Looked,
    /// <summary>People who saved something.</summary>
    Saved,
    /// <summary>People who held a place.</summary>
    Going,
    /// <summary>People who came, as far as organisers ticked it.</summary>
    Came,
    /// <summary>People who want more like something that was picked for them.</summary>
    Liked,
    /// <summary>People who said of something that was picked for them that it is not for them.</summary>
    NotForMe,
    /// <summary>Searches that found something, by space and week alone; of no listing and no person.</summary>
    Searched,
}

/// <summary>Measures that go together.</summary>
public static class Measures
{
    /// <summary>From looking to coming.</summary>
    public static readonly ImmutableArray<Measure> Steps = [Measure.Looked, Measure.Saved, Measure.Going, Measure.Came];

    /// <summary>People.</summary>
    public static readonly ImmutableArray<Measure> OfPeople = [Measure.Saved, Measure.Going, Measure.Came, Measure.Liked, Measure.NotForMe];

    /// <summary>What is known by kind of activity and week.</summary>
    public static readonly ImmutableArray<Measure> OfKinds = [Measure.Looked, .. OfPeople];
}
