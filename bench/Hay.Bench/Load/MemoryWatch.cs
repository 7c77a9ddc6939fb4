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

    /// <summary>
    /// MB a minute by which the floor rises: from the lowest of the first third to the lowest of the last. In between memory goes up and down by
    /// a hundred, as it is collected now and then; what is kept for good is what stays when it has been.
    /// </summary>
    public double Rise
    {
        get
        {
            var third = _megabytes.Count / 3;
            if (third == 0) return 0;
            var (early, late) = (_megabytes[..third], _megabytes[^third..]);
            return 60 * (late.Min() - early.Min()) / (_megabytes.Count - third);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }
}
