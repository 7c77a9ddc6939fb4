using Hay.Grains;

namespace Hay.Web.Feeds;

/// <summary>Looks at feeds and files for people who wait for the page: few at once, and not for long.</summary>
internal sealed class FeedLooks(IFeedSource source, INeighbourSource neighbours, FeedReads reads) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    // A host waits for a whole directory.
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan InLine = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _few = new(AtOnce, AtOnce);

    public void Dispose() => _few.Dispose();

    /// <summary>The address as it is kept; null: it is none of a feed.</summary>
    public Uri? Address(string? typed) => FeedAddress.Read(typed, source.AllowsLoopback);

    public Task<FeedReading> Look(Uri address, FeedHome home, CancellationToken ct) => InTime(patience => source.Fetch(address, FeedVersion.None, home, patience), home.IsDirectory ? LongPatience : Patience, ct);

    /// <summary>What a neighbour has near the border, without what is here already.</summary>
    public async Task<FeedReading> Look(Uri address, NeighbourHome home, CancellationToken ct) =>
        reads.WithoutTwins(home.Feed, await InTime(patience => neighbours.Fetch(address, FeedVersion.None, home, patience), Patience, ct));

    public Task<FeedReading> Look(Upload upload, FeedHome home, CancellationToken ct) => InTime(patience => source.Read(upload, home, patience), Patience, ct);

    private async Task<FeedReading> InTime(Func<CancellationToken, Task<FeedReading>> look, TimeSpan most, CancellationToken ct)
    {
        if (!await _few.WaitAsync(InLine, ct)) return new FeedReading { Problem = FeedProblem.Ours, Detail = "too many people look at feeds just now; try again in a minute" };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(most);
        try
        {
            return await look(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FeedReading { Problem = FeedProblem.TooSlow };
        }
        finally
        {
            _few.Release();
        }
    }
}
