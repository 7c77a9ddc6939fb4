using System.Collections.Concurrent;

namespace Hay.Bench.Load;

/// <summary>What a run came to: how long each request took, by kind, in milliseconds, and which went wrong.</summary>
internal sealed class LoadResult
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _times = new();
    private readonly ConcurrentDictionary<string, int> _wrong = new();

    public int Requests => _times.Values.Sum(t => t.Count);

    public int Errors => _wrong.Values.Sum();

    public IEnumerable<string> Wrong => _wrong.Select(w => $"{w.Key}: {w.Value}");

    public void Took(string kind, double milliseconds) => _times.GetOrAdd(kind, static _ => []).Add(milliseconds);

    public void Failed(string kind, string how) => _wrong.AddOrUpdate($"{kind} {how}", 1, static (_, n) => n + 1);

    /// <summary>0 where none was asked.</summary>
    public double Quantile(string kind, double share)
    {
        var times = _times.TryGetValue(kind, out var all) ? all.Order().ToList() : [];
        return times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(times.Count * share))];
    }
}
