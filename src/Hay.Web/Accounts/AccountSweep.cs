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
            var account = JsonSerializer.Deserialize<Account>(record.State.Span, GrainJson.Default.Options)!;
            // The grain judges again: it may have been confirmed since.
            if (account.IsAbandoned(clock.GetUtcNow()) && await grains.GetGrain<IAccountGrain>(record.Key).DeleteIfAbandoned(clock.GetUtcNow(), ct)) gone++;
        }

        return gone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var days = new PeriodicTimer(TimeSpan.FromDays(1), clock);
            do
            {
                if (await Sweep(stoppingToken) is > 0 and var gone) LogGone(gone);
            }
            while (await days.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start sweeps again.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} accounts were asked for and never confirmed; they are gone")]
    private partial void LogGone(int count);
}
