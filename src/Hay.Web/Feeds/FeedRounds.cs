using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Feeds;

/// <summary>
/// Looks every half minute, and when nudged, which feeds are due, and fetches them. Any number of web processes may do so at
/// once: the grain of its owner says which of them fetches.
/// </summary>
internal sealed partial class FeedRounds(FeedBook book, FeedRun run, CatalogueSlot catalogue, CatalogueFeed feed, TimeProvider clock, ILogger<FeedRounds> log)
    : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private readonly Nudges _nudges = new(clock);

    /// <summary>Something is due: look now.</summary>
    public void Nudge() => _nudges.Give();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await catalogue.Ready.WaitAsync(stoppingToken);
            while (true)
            {
                await Try(stoppingToken);
                await _nudges.Rest(Rest, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is taken over when its lease has run out.
        }
    }

    /// <summary>One round; how many feeds were fetched or let go.</summary>
    public async Task<int> Round(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = (await book.All(ct)).Where(f => f.Feed.IsDue(now)).OrderBy(f => f.Feed.Due).ToList();
        var done = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (f, stop) =>
        {
            if (await run.Run(f.Owner, f.Feed.Id, stop)) Interlocked.Increment(ref done);
        });
        if (done > 0) feed.Nudge();
        return done;
    }

    private async Task Try(CancellationToken ct)
    {
        try
        {
            await Round(ct);
        }
        // Whatever is wrong now may be right in a while.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(wrong);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after feeds went wrong, and is tried again")]
    private partial void LogTrouble(Exception wrong);
}
