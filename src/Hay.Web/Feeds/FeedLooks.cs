using Hay.Grains;

namespace Hay.Web.Feeds;

/// <summary>Looks at feeds and files for people who wait for the page: few at once, and not for long.</summary>
internal sealed class FeedLooks(IFeedSource source) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan InLine = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _few = new(AtOnce, AtOnce);

    public void Dispose() => _few.Dispose();

    /// <summary>The address as it is kept; null: it is none of a feed.</summary>
    public Uri? Address(string? typed) => FeedAddress.Read(typed, source.AllowsLoopback);

    public Task<FeedReading> Look(Uri address, FeedHome home, CancellationToken ct) => InTime(patience => source.Fetch(address, FeedVersion.None, home, patience), ct);

    public Task<FeedReading> Look(Upload upload, FeedHome home, CancellationToken ct) => InTime(patience => source.Read(upload, home, patience), ct);

    private async Task<FeedReading> InTime(Func<CancellationToken, Task<FeedReading>> look, CancellationToken ct)
    {
        if (!await _few.WaitAsync(InLine, ct)) return new FeedReading { Problem = FeedProblem.Ours, Detail = "too many people look at feeds just now; try again in a minute" };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
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
