using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Accounts;

/// <summary>
/// After a start and once a day: takes away accounts that somebody asked for and nobody confirmed. The address in one may
/// belong to somebody who never heard of Hay.
/// </summary>
internal sealed partial class AccountSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<AccountSweep> log) : BackgroundService
{
    // Nobody waits for it, and just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How many it took away.</summary>
    internal async Task<int> Sweep(CancellationToken ct)
    {
        var gone = 0;
        await foreach (var record in feed.ReadAsync(StoreNames.Account, 0, ct))
        {
            if (record.State.IsEmpty) continue;
            // One record that is in the way must not keep the others, and none stops the site.
            try
            {
                var account = JsonSerializer.Deserialize<Account>(record.State.Span, GrainJson.Default.Options)!;
                // The grain judges again: it may have been confirmed since.
                if (account.IsAbandoned(clock.GetUtcNow()) && await grains.GetGrain<IAccountGrain>(record.Key).DeleteIfAbandoned(clock.GetUtcNow(), ct)) gone++;
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                LogFailed(failed.GetType().Name);
            }
        }

        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var days = new PeriodicTimer(TimeSpan.FromDays(1), clock);
            do await SweepOrSay(stoppingToken);
            while (await days.WaitForNextTickAsync(stoppingToken));
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
            if (await Sweep(ct) is > 0 and var gone) LogGone(gone);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            LogFailed(failed.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Accounts that nobody confirmed could not all be taken away, and it is tried again tomorrow ({Problem})")]
    private partial void LogFailed(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} accounts were asked for and never confirmed; they are gone")]
    private partial void LogGone(int count);
}
