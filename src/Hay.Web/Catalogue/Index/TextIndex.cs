using System.Runtime.InteropServices;

namespace Hay.Web.Catalogue;

/// <summary>What the text of a query found in one listing.</summary>
internal struct TextScore
{
    /// <summary>Sum over the words, see <see cref="CatalogueRanking"/>.</summary>
    public int Score;
    /// <summary>The best so far of the word at hand.</summary>
    public short Best;
    /// <summary>The word at hand, counted from 1.</summary>
    public byte Word;
    /// <summary>How many words were found.</summary>
    public byte Words;
}

/// <summary>
/// For each word, as it was written, the listings that have it. A posting is the listing's number and, in its lowest four
/// bits, the weight of the weightiest field the word is in.
/// </summary>
internal sealed class TextIndex(string[] words, int[] starts, uint[] postings, Dictionary<string, int[]> stems)
{
    private readonly Lazy<SpellingIndex> _spelling = new(() => new SpellingIndex(words));

    public const int WeightBits = 4;

    /// <summary>
    /// Scores the listings of <paramref name="scope"/> into <paramref name="scores"/> (cleared, one a listing) and lists in
    /// <paramref name="found"/> those that have every word, or, unless <paramref name="every"/>, at least one. A word is had
    /// by the listings of the categories it means, too.
    /// </summary>
    public void Match(TextQuery query, bool every, Dictionary<string, int[]> categories, Bits scope, Span<TextScore> scores, List<int> found)
    {
        var number = 0;
        // The rarest word first: where every word is needed, only the listings that have it are looked at again.
        foreach (var (forms, meant) in query.Words
            .Select((_, i) => (Forms: Forms(query, i), Meant: query.Meant[i].Select(c => categories.GetValueOrDefault(c, [])).ToArray()))
            .OrderBy(w => Cost(w.Forms) + w.Meant.Sum(m => m.Length)))
        {
            if (every)
            {
                if (number > 0) scope = Bits.Of(scores.Length, CollectionsMarshal.AsSpan(found));
                found.Clear();
            }

            number++;
            foreach (var (word, fit) in forms) Add(word, fit, number, every, scope, scores, found);
            foreach (var listings in meant) AddMeant(listings, number, every, scope, scores, found);
        }
    }

    /// <summary>Whether some listing has the word, another form of it or, unless it is finished, a longer one.</summary>
    public bool Knows(string word, bool isOpen)
    {
        var exact = Array.BinarySearch(words, word, StringComparer.Ordinal);
        return exact >= 0 || stems.ContainsKey(Stem.Of(word))
            || (isOpen && ~exact < words.Length && words[~exact].StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>The word most like a mistyped one; null when none is like it.</summary>
    public Spelling? Nearest(string word) => _spelling.Value.Nearest(word, i => starts[i + 1] - starts[i]);

    /// <summary>The words that one typed word stands for, each with how well it fits.</summary>
    private List<(int Word, int Fit)> Forms(TextQuery query, int index)
    {
        var typed = query.Words[index];
        var forms = new List<(int, int)>();
        var exact = Array.BinarySearch(words, typed, StringComparer.Ordinal);
        if (exact >= 0) forms.Add((exact, CatalogueRanking.Exact));
        foreach (var form in stems.GetValueOrDefault(Stem.Of(typed), []))
        {
            if (form != exact) forms.Add((form, CatalogueRanking.Form));
        }

        if (!query.LastIsOpen || index < query.Words.Length - 1) return forms;
        for (var longer = exact >= 0 ? exact + 1 : ~exact;
            longer < words.Length && words[longer].StartsWith(typed, StringComparison.Ordinal);
            longer++)
        {
            forms.Add((longer, CatalogueRanking.Beginning));
        }

        return forms;
    }

    private int Cost(List<(int Word, int Fit)> forms)
    {
        var cost = 0;
        foreach (var (word, _) in forms) cost += starts[word + 1] - starts[word];
        return cost;
    }

    private void Add(int word, int fit, int number, bool every, Bits scope, Span<TextScore> scores, List<int> found)
    {
        foreach (var posting in postings.AsSpan(starts[word]..starts[word + 1]))
        {
            var listing = (int)(posting >> WeightBits);
            if (!scope[listing]) continue;
            var weight = (short)((posting & ((1 << WeightBits) - 1)) * fit);
            ref var score = ref scores[listing];
            if (score.Word != number) Begin(listing, weight, number, every, scores, found);
            else if (weight > score.Best)
            {
                score.Score += weight - score.Best;
                score.Best = weight;
            }
        }
    }

    private static void AddMeant(int[] listings, int number, bool every, Bits scope, Span<TextScore> scores, List<int> found)
    {
        foreach (var listing in listings)
        {
            if (!scope[listing]) continue;
            if (scores[listing].Word != number) Begin(listing, CatalogueRanking.Meant, number, every, scores, found);
            else scores[listing].Score += CatalogueRanking.MeantToo;
        }
    }

    private static void Begin(int listing, short weight, int number, bool every, Span<TextScore> scores, List<int> found)
    {
        ref var score = ref scores[listing];
        score.Word = (byte)number;
        score.Best = weight;
        score.Score += weight;
        if (score.Words++ == 0 || every) found.Add(listing);
    }
}
