using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Uptake;

/// <summary>
/// Counts looks at listings beside the request: nobody waits for it, and a crash may lose the last seconds. One device
/// (<see cref="CountedDevice"/>) counts once a day for a listing, as far as memory remembers.
/// </summary>
internal sealed partial class PageLooks(IGrainFactory grains, TimeProvider clock, ILogger<PageLooks> log) : BackgroundService
{
    private const int MostRemembered = 200_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly OnceADay _known = new(clock, MostRemembered);
    private readonly Lock _counting = new();
    private Dictionary<(string Space, string Activity), int> _waiting = [];

    /// <param name="http">Who asks; nothing of it is kept.</param>
    /// <param name="space">The listing's home.</param>
    /// <param name="activity">A listing that exists.</param>
    public void Count(HttpContext http, string space, string activity)
    {
        if (CountedDevice.Of(http) is not { } device || !_known.IsNew(HashCode.Combine(device, activity))) return;
        lock (_counting) _waiting[(space, activity)] = _waiting.GetValueOrDefault((space, activity)) + 1;
    }

    /// <summary>Hands on what was counted. What could not be kept is lost: a count is not worth a flood of tries.</summary>
    internal async Task Flush(CancellationToken ct)
    {
        Dictionary<(string Space, string Activity), int> counted;
        lock (_counting)
        {
            if (_waiting.Count == 0) return;
            (counted, _waiting) = (_waiting, []);
        }

        foreach (var space in counted.GroupBy(c => c.Key.Space))
        {
            foreach (var looks in space.Select(c => new Look(c.Key.Activity, c.Value)).Chunk(Looks.MostAtOnce))
            {
                try
                {
                    await grains.GetGrain<ILooksGrain>(space.Key).Record([.. looks], ct);
                }
                // A count that cannot be kept must not end all counting.
                catch (Exception wrong) when (wrong is not OperationCanceledException)
                {
                    LogLost(wrong);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, clock, stoppingToken);
                await Flush(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is closing; the last few go uncounted.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looks at listings could not be counted")]
    private partial void LogLost(Exception wrong);
}
