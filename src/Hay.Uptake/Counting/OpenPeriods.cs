using System.Runtime.InteropServices;

namespace Hay.Uptake.Counting;

/// <summary>Who is in what, for each period that is still open. What a closed one held in memory is used for the next.</summary>
internal sealed class OpenPeriods<T> where T : notnull
{
    private readonly Dictionary<T, Heads> _open = [];
    private readonly Stack<Heads> _spare = [];

    public Heads this[T period] => CollectionsMarshal.GetValueRefOrAddDefault(_open, period, out _) ??= _spare.TryPop(out var spare) ? spare : new();

    public IEnumerable<(T Period, Heads Heads)> All() => _open.Select(open => (open.Key, open.Value));

    /// <param name="isOver">Which periods are closed.</param>
    /// <param name="settle">Takes what is to be kept of one, before all of it is forgotten.</param>
    public void Close(Func<T, bool> isOver, Action<T, Heads> settle)
    {
        foreach (var period in _open.Keys.Where(isOver).ToList())
        {
            _open.Remove(period, out var heads);
            settle(period, heads!);
            heads!.Clear();
            _spare.Push(heads);
        }
    }
}
