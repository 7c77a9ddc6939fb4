using System.Runtime.InteropServices;

namespace Hay.Uptake.Counting;

/// <summary>
/// Who stands where in one period: for each person and thing how often they are in, less how often they took it back. Not safe for
/// several threads.
/// </summary>
internal sealed class Heads
{
    private readonly Dictionary<ulong, int> _net = [];

    /// <param name="person">Their number.</param>
    /// <param name="what">The number of what they are in.</param>
    /// <param name="change">1, or −1 where it is taken back.</param>
    public void Add(int person, int what, int change) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_net, ((ulong)(uint)person << 32) | (uint)what, out _) += change;

    /// <summary>Each person and thing that they are in, in no order.</summary>
    public IEnumerable<(int Person, int What)> All()
    {
        foreach (var (key, net) in _net) if (net > 0) yield return ((int)(key >> 32), (int)(uint)key);
    }
}
