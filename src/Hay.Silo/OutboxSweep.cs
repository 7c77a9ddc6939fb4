using System.Text.Json;
using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo;

/// <summary>
/// Once after each start: wakes the grains whose facts had not all arrived in the journal, and the profiles that had not
/// been forgotten everywhere, when the process ended. A grain that is awake goes on by itself; without this, one that
/// nobody calls again would keep its last facts for ever.
/// </summary>
internal sealed partial class OutboxSweep(
    IChangeFeed feed, IJournal journal, IGrainFactory grains, TimeProvider clock, ILogger<OutboxSweep> log) : BackgroundService
{
    // Nobody waits for it, and just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            while (!await TrySweep(stoppingToken)) await Task.Delay(Again, clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    // A store that is away must not end the sweep, and with it the site.
    private async Task<bool> TrySweep(CancellationToken stoppingToken)
    {
        try
        {
            var woken = await Sweep(StoreNames.Activity, Wake<IActivityGrain>(static (g, ct) => g.View(ct)), stoppingToken)
                + await Sweep(StoreNames.Profile, Wake<IProfileGrain>(static (g, ct) => g.View(ct)), stoppingToken)
                + await Sweep(StoreNames.Organisation, Wake<IOrganisationGrain>(static (g, ct) => g.View(ct)), stoppingToken)
                + await Sweep(StoreNames.Space, Wake<ISpaceGrain>(static (g, ct) => g.View(ct)), stoppingToken)
                + await Sweep(StoreNames.Demand, Wake<IDemandGrain>(static (g, ct) => g.Latest(ct)), stoppingToken)
                + await Sweep(StoreNames.Looks, Wake<ILooksGrain>(static (g, ct) => g.Record([], ct)), stoppingToken);
            if (woken > 0) SweptUp(log, woken);
            return true;
        }
        catch (Exception wrong) when (!stoppingToken.IsCancellationRequested)
        {
            SweptInVain(log, wrong);
            return false;
        }
    }

    private async Task<int> Sweep(string store, Func<string, CancellationToken, Task> wake, CancellationToken ct)
    {
        var woken = 0;
        await foreach (var record in feed.ReadAsync(store, 0, ct))
        {
            if (record.State.IsEmpty) continue;
            var left = JsonSerializer.Deserialize<Unfinished>(record.State.Span, GrainJson.Default.Options)!;
            var isDelivered = left.Outbox.IsEmpty || await journal.LastNumberAsync($"{store}/{record.Key}", ct) >= left.Outbox.Last;
            if (isDelivered && !left.Forgetting) continue;
            await wake(record.Key, ct);
            woken++;
        }

        return woken;
    }

    private Func<string, CancellationToken, Task> Wake<T>(Func<T, CancellationToken, Task> call) where T : IGrainWithStringKey =>
        (key, ct) => call(grains.GetGrain<T>(key), ct);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} grains had facts to deliver from before the start")]
    private static partial void SweptUp(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Facts from before the start could not be delivered; it is tried again")]
    private static partial void SweptInVain(ILogger log, Exception wrong);

    private sealed record Unfinished
    {
        public Outbox Outbox { get; init; } = Outbox.Empty;
        public bool Forgetting { get; init; }
    }
}
