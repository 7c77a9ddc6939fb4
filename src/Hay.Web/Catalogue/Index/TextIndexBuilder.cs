using System.Runtime.InteropServices;

namespace Hay.Web.Catalogue;

/// <summary>Makes a <see cref="TextIndex"/>: each processor reads a stretch of the listings, then the stretches are joined.</summary>
internal static class TextIndexBuilder
{
    // Below this a second thread costs more than it brings.
    private const int LeastStretch = 1024;

    public static TextIndex Build(ReadOnlyMemory<CatalogueEntry> entries)
    {
        var stretches = new Stretch[Math.Clamp(entries.Length / LeastStretch, 1, Environment.ProcessorCount)];
        var length = (entries.Length + stretches.Length - 1) / stretches.Length;
        Parallel.For(0, stretches.Length, i =>
        {
            var first = Math.Min(i * length, entries.Length);
            stretches[i] = new Stretch();
            stretches[i].Read(entries[first..Math.Min(first + length, entries.Length)].Span, first);
        });
        return Join(stretches);
    }

    private static TextIndex Join(Stretch[] stretches)
    {
        var words = stretches.Length == 1
            ? [.. stretches[0].Words.Keys]
            : stretches.SelectMany(s => s.Words.Keys).ToHashSet().ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(words.Length);
        for (var i = 0; i < words.Length; i++) numbers.Add(words[i], i);

        // First how many postings each word has, then each posting to its place: listings stay in order.
        var starts = new int[words.Length + 1];
        var maps = stretches.Select(s => s.MapTo(numbers)).ToArray();
        for (var s = 0; s < stretches.Length; s++)
        {
            foreach (var (word, _) in CollectionsMarshal.AsSpan(stretches[s].Found)) starts[maps[s][word] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, words.Length).ToArray();
        var postings = new uint[starts[^1]];
        for (var s = 0; s < stretches.Length; s++)
        {
            foreach (var (word, posting) in CollectionsMarshal.AsSpan(stretches[s].Found)) postings[next[maps[s][word]]++] = posting;
        }

        return new(words, starts, postings, Stems(words));
    }

    private static Dictionary<string, int[]> Stems(string[] words)
    {
        var stems = new Dictionary<string, int[]>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            ref var forms = ref CollectionsMarshal.GetValueRefOrAddDefault(stems, Stem.Of(words[i]), out _);
            forms = forms is null ? [i] : [.. forms, i];
        }

        return stems;
    }

    private sealed class Stretch
    {
        // Of each word, by its number here, the listing it was last met in.
        private readonly List<int> _last = [];

        public Dictionary<string, int> Words { get; } = [];

        public List<(int Word, uint Posting)> Found { get; } = [];

        public void Read(ReadOnlySpan<CatalogueEntry> entries, int first)
        {
            Found.Capacity = entries.Length * 64;
            var numbers = Words.GetAlternateLookup<ReadOnlySpan<char>>();
            Span<char> room = stackalloc char[Catalogue.Words.Longest];
            for (var i = 0; i < entries.Length; i++)
            {
                // The weightiest field comes first, so the first meeting decides.
                foreach (var (weight, text) in ListingText.Of(entries[i]))
                {
                    var words = new Words(text, room);
                    while (words.Next(out var word))
                    {
                        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
                        if (!known)
                        {
                            number = _last.Count;
                            _last.Add(-1);
                        }

                        if (_last[number] == i) continue;
                        _last[number] = i;
                        Found.Add((number, ((uint)(first + i) << TextIndex.WeightBits) | (uint)weight));
                    }
                }
            }
        }

        public int[] MapTo(Dictionary<string, int> numbers)
        {
            var map = new int[Words.Count];
            foreach (var (word, number) in Words) map[number] = numbers[word];
            return map;
        }
    }
}
