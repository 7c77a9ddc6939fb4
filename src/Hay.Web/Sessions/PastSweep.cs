using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Sessions;

/// <summary>
/// After a start and every few hours: has activities forget who held places in what is long past, with the names and
/// addresses they left. One that nobody touches any more would keep them for ever.
/// </summary>
internal sealed partial class PastSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<PastSweep> log) : BackgroundService
{
    // Nobody waits for it, and just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    internal async Task Sweep(CancellationToken ct)
    {
        var gone = SessionId.FromLocal((clock.GetUtcNow() - Activity.KeptAfter).UtcDateTime);
        await foreach (var record in feed.ReadAsync(StoreNames.Activity, 0, ct))
        {
            if (record.State.IsEmpty) continue;
            // One record that is in the way must not keep what others hold.
            try
            {
                var kept = JsonSerializer.Deserialize<Activity>(record.State.Span, GrainJson.Default.Activity)!;
                // The grain judges again: the session may have been moved.
                if (kept.Sessions.Any(s => string.CompareOrdinal(s.Session.Value, gone.Value) < 0)) await grains.GetGrain<IActivityGrain>(record.Key).ClearPast(ct);
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                LogFailed(failed.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var times = new PeriodicTimer(Every, clock);
            do await SweepOrSay(stoppingToken);
            while (await times.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    private async Task SweepOrSay(CancellationToken ct)
    {
        try
        {
            await Sweep(ct);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            LogFailed(failed.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Past sessions could not all be cleared, and it is tried again later ({Problem})")]
    private partial void LogFailed(string problem);
}
