using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Sessions;

/// <summary>
/// Every few hours: has activities forget who held places in what is long past, with the names and addresses they left. One
/// that nobody touches any more would keep them for ever.
/// </summary>
internal sealed class PastSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<PastSweep> log)
    : StoreSweep<Activity>(feed, StoreNames.Activity, TimeSpan.FromHours(6), clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task<bool> Visit(string key, Activity state, CancellationToken ct)
    {
        var gone = SessionId.FromLocal((_clock.GetUtcNow() - Activity.KeptAfter).UtcDateTime);
        if (!state.Sessions.Any(s => string.CompareOrdinal(s.Session.Value, gone.Value) < 0)) return false;
        await grains.GetGrain<IActivityGrain>(key).ClearPast(ct);
        return true;
    }
}
