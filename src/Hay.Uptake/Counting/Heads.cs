using System.Numerics;

namespace Hay.Uptake.Counting;

/// <summary>
/// Who stands where in one period: for each person and thing how often they are in, less how often they took it back. Tens of millions of
/// these stand in memory at once in a large county, so they lie in two plain arrays, found by hashing with linear probing: a third of the
/// room of a Dictionary, and faster. Not safe for several threads.
/// </summary>
internal sealed class Heads
{
    private const ulong Empty = ulong.MaxValue;
    private ulong[] _keys = NewKeys(64);
    private short[] _net = new short[64];
    private int _count;

    /// <param name="person">Their number, from 0 on.</param>
    /// <param name="what">The number of what they are in, from 0 on.</param>
    /// <param name="change">1, or −1 where it is taken back.</param>
    public void Add(int person, int what, int change)
    {
        ref var net = ref Net(person, what);
        net = (short)Math.Clamp(net + change, short.MinValue, short.MaxValue);
    }

    /// <summary>Puts somebody in something or takes them out, once.</summary>
    /// <returns>False: so it was already.</returns>
    public bool Set(int person, int what, bool isIn)
    {
        ref var net = ref Net(person, what);
        if (net > 0 == isIn) return false;
        net = isIn ? (short)1 : (short)0;
        return true;
    }

    /// <summary>Each person and thing that they are in, and how often, in no order.</summary>
    public IEnumerable<(int Person, int What, int Times)> All()
    {
        for (var place = 0; place < _keys.Length; place++)
        {
            if (_keys[place] != Empty && _net[place] > 0) yield return ((int)(_keys[place] >> 32), (int)(uint)_keys[place], _net[place]);
        }
    }

    /// <summary>Forgets everybody, and keeps the room for others.</summary>
    public void Clear()
    {
        Array.Fill(_keys, Empty);
        Array.Clear(_net);
        _count = 0;
    }

    private ref short Net(int person, int what)
    {
        if (_count >= _keys.Length / 4 * 3) Grow();
        var key = ((ulong)(uint)person << 32) | (uint)what;
        var place = PlaceOf(_keys, key);
        if (_keys[place] == Empty)
        {
            _keys[place] = key;
            _count++;
        }

        return ref _net[place];
    }

    // Where a key is or would be. Fibonacci hashing (Knuth, volume 3, section 6.4): the high bits of a product with the golden ratio.
    private static int PlaceOf(ulong[] keys, ulong key)
    {
        var place = (int)((key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)keys.Length)));
        while (keys[place] != key && keys[place] != Empty) place = (place + 1) & (keys.Length - 1);
        return place;
    }

    private void Grow()
    {
        var (keys, net) = (NewKeys(_keys.Length * 2), new short[_keys.Length * 2]);
        for (var old = 0; old < _keys.Length; old++)
        {
            if (_keys[old] == Empty) continue;
            var place = PlaceOf(keys, _keys[old]);
            (keys[place], net[place]) = (_keys[old], _net[old]);
        }

        (_keys, _net) = (keys, net);
    }

    private static ulong[] NewKeys(int length)
    {
        var keys = GC.AllocateUninitializedArray<ulong>(length);
        Array.Fill(keys, Empty);
        return keys;
    }
}
