using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Gatherings;

/// <summary>
/// Opens each planned gathering a few minutes before it starts, so that people can come together first. Several processes may
/// do so at once: the grain begins it once.
/// </summary>
internal sealed partial class GatheringRounds(
    IGrainFactory grains, GatheringCalendar calendar, SpaceMap spaces, TimeProvider clock, ILogger<GatheringRounds> log) : BackgroundService
{
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            do await Round(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on goes on by the clock.
        }
    }

    internal async Task Round(CancellationToken ct)
    {
        var now = clock.LondonNow();
        foreach (var space in spaces.All)
        {
            foreach (var planned in calendar.On(space.Slug, now.Day()).Where(g => g.Start - Early <= now && now < g.End)) await Open(space.Slug, planned, ct);
        }
    }

    private async Task Open(string space, PlannedGathering planned, CancellationToken ct)
    {
        try
        {
            await grains.GetGrain<IGatheringGrain>(space).Begin(new BeginGathering(planned.Taster.Id, planned.Start, planned.Taster.Seconds), ct);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is not OutOfMemoryException)
        {
            LogNotOpened(space, failed); // the next round tries again
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not open the gathering of {Space}")]
    private partial void LogNotOpened(string space, Exception failed);
}
