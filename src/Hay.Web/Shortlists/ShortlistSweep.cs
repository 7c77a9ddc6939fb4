using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Shortlists;

/// <summary>Once a day: erases shortlists that ended some weeks ago, and those whose owner has gone.</summary>
internal sealed class ShortlistSweep(IChangeFeed feed, IGrainFactory grains, TimeProvider clock, ILogger<ShortlistSweep> log)
    : StoreSweep<Shortlist>(feed, StoreNames.Shortlist, TimeSpan.FromDays(1), clock, log)
{
    private readonly TimeProvider _clock = clock;

    // All of them are few, and each grain looks whether its owner is still there.
    protected override async Task<bool> Visit(string key, Shortlist state, CancellationToken ct) =>
        await grains.GetGrain<IShortlistGrain>(key).EraseIfPast(_clock.GetUtcNow(), ct);
}
