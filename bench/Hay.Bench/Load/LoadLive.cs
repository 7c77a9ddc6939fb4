using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hay.Bench.Load;

/// <summary>Pages that people open, look at for ten seconds and close: each connects, watches what others book, and hears of it.</summary>
internal sealed class LoadLive(Uri site, IReadOnlyList<string> watched) : IDisposable
{
    public const string Kind = "open a live page";
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<Task, bool> _open = new();
    private readonly CancellationTokenSource _over = new();
    private int _heard;
    private int _next;

    /// <summary>News that pages were told.</summary>
    public int Heard => Volatile.Read(ref _heard);

    public void Begin(LoadResult result)
    {
        var page = Task.Run(() => Look(result));
        _open[page] = true;
        page.ContinueWith(done => _open.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async Task End()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_open.Keys);
    }

    public void Dispose() => _over.Dispose();

    private async Task Look(LoadResult result)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var patience = new CancellationTokenSource(Stay + Patience);
            var hub = new UriBuilder(site) { Scheme = "ws", Path = "/live" }.Uri;
            var what = watched[Interlocked.Increment(ref _next) % watched.Count];
            await using var page = await LiveClient.Watch(hub, [$"activity:{what}"], (_, _) => Interlocked.Increment(ref _heard), patience.Token);
            result.Took(Kind, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(Stay, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            result.Failed(Kind, wrong.GetType().Name);
        }
    }
}
