namespace Hay.Bench.Load;

/// <summary>How much memory a process has, each second, and whether that grows.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly List<double> _megabytes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public MemoryWatch(SiteProcess site) => _watching = Task.Run(async () =>
    {
        while (!_end.IsCancellationRequested)
        {
            _megabytes.Add(site.ResidentBytes / 1e6);
            await Task.Delay(1000, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    public double First => _megabytes[0];

    public double Last => _megabytes[^1];

    /// <summary>MB a minute in the second half: the line that fits best.</summary>
    public double Slope
    {
        get
        {
            var half = _megabytes.Skip(_megabytes.Count / 2).ToList();
            if (half.Count < 2) return 0;
            var (middle, mean) = ((half.Count - 1) / 2.0, half.Average());
            return 60 * half.Select((mb, at) => (at - middle) * (mb - mean)).Sum() / half.Select((_, at) => Math.Pow(at - middle, 2)).Sum();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }
}
