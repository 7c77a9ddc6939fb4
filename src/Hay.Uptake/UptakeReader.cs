using Hay.Grains;

namespace Hay.Uptake;

/// <summary>Where pages find the figures. It says nothing that is not protected.</summary>
public sealed class UptakeReader
{
    /// <summary>As of the end of yesterday; swapped whole.</summary>
    public UptakeFigures Figures { get; internal set; } = UptakeFigures.None;

    /// <summary>How often it happened today so far in the listings of a space, rounded. Raised while pages watch: <see cref="TodayMoved"/>.</summary>
    public ProtectedCount Today(string space, Measure measure) => _today.GetValueOrDefault((space, measure));

    /// <summary>A figure of today's changed as it is shown.</summary>
    public event Action? TodayMoved;

    internal void Move() => TodayMoved?.Invoke();

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, Measure), ProtectedCount> _today = [];
}
