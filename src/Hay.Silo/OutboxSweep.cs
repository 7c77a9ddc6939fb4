using System.Text.Json;
using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo;

/// <summary>
/// Once after each start: wakes the grains whose facts had not all arrived in the journal when the process ended. A grain
/// that is awake delivers by itself; without this, one that nobody calls again would keep its last facts for ever.
/// </summary>
internal sealed partial class OutboxSweep(IChangeFeed feed, IJournal journal, IGrainFactory grains, ILogger<OutboxSweep> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the site need not wait for it
        try
        {
            var woken = await Sweep(StoreNames.Activity, Wake<IActivityGrain>(static (g, ct) => g.View(ct)), stoppingToken)
                + await Sweep(StoreNames.Profile, Wake<IProfileGrain>(static (g, ct) => g.View(ct)), stoppingToken);
            if (woken > 0) SweptUp(log, woken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    private async Task<int> Sweep(string store, Func<string, CancellationToken, Task> wake, CancellationToken ct)
    {
        var woken = 0;
        await foreach (var record in feed.ReadAsync(store, 0, ct))
        {
            if (record.State.IsEmpty) continue;
            var last = JsonSerializer.Deserialize<OutboxAlone>(record.State.Span, GrainJson.Default.Options)?.Outbox.Last ?? 0;
            if (last == 0 || await journal.LastNumberAsync($"{store}/{record.Key}", ct) >= last) continue;
            await wake(record.Key, ct);
            woken++;
        }

        return woken;
    }

    private Func<string, CancellationToken, Task> Wake<T>(Func<T, CancellationToken, Task> call) where T : IGrainWithStringKey =>
        (key, ct) => call(grains.GetGrain<T>(key), ct);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} grains had facts to deliver from before the start")]
    private static partial void SweptUp(ILogger log, int count);

    private sealed record OutboxAlone
    {
        public Outbox Outbox { get; init; } = Outbox.Empty;
    }
}
