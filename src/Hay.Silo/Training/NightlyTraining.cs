using Hay.Grains;
using Microsoft.Extensions.Hosting;

namespace Hay.Silo.Training;

/// <summary>
/// Has the picks trained once a night, while most people sleep: at half past three by the clock on the wall, or up to twenty minutes
/// later, so that machines that share a disk do not all begin at once.
/// </summary>
internal sealed class NightlyTraining(ITrainingProcess training, TimeProvider clock) : BackgroundService
{
    private const int MostMinutesLater = 20;
    private static readonly TimeOnly At = new(3, 30);
    private readonly int _later = Random.Shared.Next(MostMinutesLater + 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                await Task.Delay(Next(now) - now, clock, stoppingToken);
                await training.Run(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process has been ended as well.
        }
    }

    /// <summary>The next night's moment, always later than now.</summary>
    internal DateTimeOffset Next(DateTimeOffset now)
    {
        var today = LocalDay.Of(now);
        var tonight = LocalDay.Moment(today.ToDateTime(At)).AddMinutes(_later);
        return tonight > now ? tonight : LocalDay.Moment(today.AddDays(1).ToDateTime(At)).AddMinutes(_later);
    }
}
