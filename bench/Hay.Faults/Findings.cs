using System.Collections.Concurrent;

namespace Hay.Faults;

/// <summary>What was seen that breaks a rule. Safe to call from any thread; the same sentence counts once.</summary>
internal sealed class Findings
{
    private readonly ConcurrentDictionary<string, bool> _all = new();

    public bool IsEmpty => _all.IsEmpty;

    public IEnumerable<string> All => _all.Keys.Order(StringComparer.Ordinal);

    public void Add(string what) => _all.TryAdd(what, true);
}
