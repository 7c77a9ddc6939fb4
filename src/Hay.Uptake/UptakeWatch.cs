using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Uptake;

/// <summary>Has everything counted when the site starts, and a little after each midnight.</summary>
internal sealed partial class UptakeWatch(UptakeReader reader, TimeProvider clock, ILogger<UptakeWatch> log) : BackgroundService
{
    // Just after a start the machine has better things to do; just after midnight the last facts of the day are still on their way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var timer = new PeriodicTimer(LookEvery, clock);
            do
            {
                try
                {
                    // On a thread of its own: it takes a while.
                    if (reader.IsDue) await Task.Run(() => reader.CountAnew(stoppingToken), stoppingToken);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    LogFailed(failed);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start counts again.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Uptake could not be counted; it is tried again")]
    private partial void LogFailed(Exception cause);
}
