using System.Threading.RateLimiting;

namespace Hay.Web.Pictures;

/// <summary>
/// Cards as PNG: each drawn once and kept while there is room, and no more of them in a minute than the machine hardly notices, however
/// many are asked for.
/// </summary>
/// <param name="draw">Draws one; null: it cannot be drawn.</param>
internal sealed class CardShelf(Func<ShareCard, Task<byte[]?>> draw) : IDisposable
{
    /// <summary>Bytes kept: some five hundred cards.</summary>
    internal const int MostKept = 16 * 1024 * 1024;
    /// <summary>Cards drawn at once after a rest, and in each minute from then on.</summary>
    internal const int MostDrawn = 30;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _kept = [];
    private readonly Queue<string> _oldest = [];
    private readonly Dictionary<string, Task<byte[]?>> _drawing = [];
    private readonly TokenBucketRateLimiter _pace = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = MostDrawn,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / MostDrawn,
        QueueLimit = 0,
    });
    private long _bytes;

    /// <summary>Null: it cannot be drawn, or not now.</summary>
    public Task<byte[]?> Png(ShareCard card)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(card.Version, out var kept)) return Task.FromResult<byte[]?>(kept);
            if (_drawing.TryGetValue(card.Version, out var drawing)) return drawing;
            if (!_pace.AttemptAcquire().IsAcquired) return Task.FromResult<byte[]?>(null);
            return _drawing[card.Version] = Draw(card);
        }
    }

    public void Dispose() => _pace.Dispose();

    private async Task<byte[]?> Draw(ShareCard card)
    {
        await Task.Yield(); // so that it is among those being drawn before it can be done
        try
        {
            var png = await draw(card);
            if (png is not null) Keep(card.Version, png);
            return png;
        }
        finally
        {
            lock (_lock) _drawing.Remove(card.Version);
        }
    }

    private void Keep(string version, byte[] png)
    {
        lock (_lock)
        {
            _kept[version] = png;
            _oldest.Enqueue(version);
            for (_bytes += png.Length; _bytes > MostKept;)
            {
                _kept.Remove(_oldest.Dequeue(), out var gone);
                _bytes -= gone!.Length;
            }
        }
    }
}
