using System.Collections.Frozen;
using Hay.Grains;

namespace Hay.Uptake;

/// <summary>What happened on a day that is not over, in the listings of each space. Immutable.</summary>
public sealed class TodayFigures
{
    private readonly FrozenDictionary<(string Space, Measure Measure), ProtectedCount> _counts;

    internal TodayFigures(DateOnly day, FrozenDictionary<(string Space, Measure Measure), ProtectedCount> counts) => (Day, _counts) = (day, counts);

    internal static TodayFigures None(DateOnly day) => new(day, FrozenDictionary<(string, Measure), ProtectedCount>.Empty);

    public DateOnly Day { get; }

    /// <summary>Looks, or people who saved something, took a place or came to something today; whenever the session is.</summary>
    public ProtectedCount Of(string space, Measure measure) => _counts.GetValueOrDefault((space, measure));
}
