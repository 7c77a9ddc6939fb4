using System.Numerics;

namespace Hay.Web.Catalogue;

/// <summary>A set of small numbers, a bit each. Changed only while it is being made, or on a <see cref="SearchSheet"/>.</summary>
internal sealed class Bits
{
    private readonly ulong[] _words;

    private Bits(ulong[] words) => _words = words;

    /// <summary>The empty set, with room for 0 to <paramref name="size"/> - 1.</summary>
    public Bits(int size) => _words = new ulong[(size + 63) >> 6];

    public static Bits All(int size)
    {
        var all = new Bits(size);
        all._words.AsSpan().Fill(ulong.MaxValue);
        if ((size & 63) != 0) all._words[^1] = (1UL << (size & 63)) - 1;
        return all;
    }

    public static Bits Of(int size, ReadOnlySpan<int> members)
    {
        var bits = new Bits(size);
        foreach (var member in members) bits.Add(member);
        return bits;
    }

    public bool this[int index] => (_words[index >> 6] & (1UL << index)) != 0;

    public void Add(int index) => _words[index >> 6] |= 1UL << index;

    public void Remove(int index) => _words[index >> 6] &= ~(1UL << index);

    public Bits Copy() => new([.. _words]);

    public void Clear() => _words.AsSpan().Clear();

    /// <summary>Takes in all that <paramref name="other"/> has.</summary>
    public Bits Or(Bits other)
    {
        var words = _words.AsSpan();
        var others = other._words.AsSpan(0, words.Length);
        for (var i = 0; i < words.Length; i++) words[i] |= others[i];
        return this;
    }

    /// <summary>Keeps only what <paramref name="other"/> has too.</summary>
    public Bits And(Bits other)
    {
        var words = _words.AsSpan();
        var others = other._words.AsSpan(0, words.Length);
        for (var i = 0; i < words.Length; i++) words[i] &= others[i];
        return this;
    }

    /// <summary>Keeps only what <paramref name="other"/> does not have.</summary>
    public Bits Without(Bits other)
    {
        var words = _words.AsSpan();
        var others = other._words.AsSpan(0, words.Length);
        for (var i = 0; i < words.Length; i++) words[i] &= ~others[i];
        return this;
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in _words) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many both have.</summary>
    public int CountAnd(Bits other)
    {
        var words = _words.AsSpan();
        var others = other._words.AsSpan(0, words.Length);
        var count = 0;
        for (var i = 0; i < words.Length; i++) count += BitOperations.PopCount(words[i] & others[i]);
        return count;
    }

    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Ascending.</summary>
    public struct Enumerator(ulong[] words)
    {
        private ulong _left;
        private int _next;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (_next == words.Length) return false;
                _left = words[_next++];
            }

            Current = ((_next - 1) << 6) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
