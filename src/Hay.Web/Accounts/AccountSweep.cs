using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Accounts;

/// <summary>
/// Once a day: takes away accounts that somebody asked for and nobody confirmed. The address in one may belong to somebody
/// who never heard of Hay.
/// </summary>
internal sealed class AccountSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<AccountSweep> log)
    : StoreSweep<Account>(feed, StoreNames.Account, TimeSpan.FromDays(1), clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task<bool> Visit(string key, Account state, CancellationToken ct) =>
        state.IsAbandoned(_clock.GetUtcNow()) && await grains.GetGrain<IAccountGrain>(key).DeleteIfAbandoned(_clock.GetUtcNow(), ct);
}
