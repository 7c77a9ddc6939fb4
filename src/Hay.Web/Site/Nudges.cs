namespace Hay.Web.Site;

/// <summary>Wakes whoever rests between two looks at the store. Any number of nudges before a look count as one. Safe from any thread.</summary>
internal sealed class Nudges : IDisposable
{
    private readonly SemaphoreSlim _given = new(0, 1);

    public void Give()
    {
        lock (_given)
        {
            if (_given.CurrentCount == 0) _given.Release();
        }
    }

    /// <summary>Until somebody nudges, or has nudged since the last time; at most for <paramref name="rest"/>.</summary>
    public Task Rest(TimeSpan rest, CancellationToken ct) => _given.WaitAsync(rest, ct);

    public void Dispose() => _given.Dispose();
}
