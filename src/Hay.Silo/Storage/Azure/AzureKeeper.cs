using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Storage;

/// <summary>
/// Looks after a store in Azure: stops this process where another has taken it; makes a snapshot where the logs grow
/// long, or something was erased an hour ago.
/// </summary>
internal sealed partial class AzureKeeper(AzureStore store, IHostApplicationLifetime host, TimeProvider clock, ILogger<AzureKeeper> log) : BackgroundService
{
    /// <summary>How long what was erased may still be in a blob.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5), Seldom = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Keep(stoppingToken), Tidy(stoppingToken));

    private async Task Keep(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Often, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (!store.IsLost) continue;
            LogTaken();
            host.StopApplication();
            return;
        }
    }

    private async Task Tidy(CancellationToken ct)
    {
        // What was erased before this process started has waited already, nobody knows how long.
        DateTimeOffset? erased = store.HasErased ? DateTimeOffset.MinValue : null;
        using var timer = new PeriodicTimer(Seldom, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                erased = store.HasErased ? erased ?? clock.GetUtcNow() : null;
                if (!store.IsLong && (erased is null || clock.GetUtcNow() - erased < Soon)) continue;
                await store.Compact(ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested)
            {
                LogLater(StoreFailedException.From(failed).Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Another Hay has taken the store: this one stops")]
    private partial void LogTaken();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No snapshot of the store was made; it is tried again in a minute. {Why}")]
    private partial void LogLater(string why);
}
