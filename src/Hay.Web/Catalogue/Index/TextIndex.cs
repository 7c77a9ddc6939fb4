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
    public const int WeightBits = 4;

    /// <summary>
    /// Scores the listings of <paramref name="scope"/> into <paramref name="scores"/> (cleared, one a listing) and lists
    /// those that have at least one word. Returns the most words any of them has.
    /// </summary>
    public int Match(TextQuery query, Bits scope, Span<TextScore> scores, List<int> found)
    {
        for (var i = 0; i < query.Words.Length; i++)
        {
            var typed = query.Words[i];
            var exact = Array.BinarySearch(words, typed, StringComparer.Ordinal);
            if (exact >= 0) Add(exact, CatalogueRanking.Exact, i + 1, scope, scores, found);
            foreach (var form in stems.GetValueOrDefault(Stem.Of(typed), []))
            {
                if (form != exact) Add(form, CatalogueRanking.Form, i + 1, scope, scores, found);
            }

            if (!query.LastIsOpen || i < query.Words.Length - 1) continue;
            for (var longer = exact >= 0 ? exact + 1 : ~exact;
                longer < words.Length && words[longer].StartsWith(typed, StringComparison.Ordinal);
                longer++)
            {
                Add(longer, CatalogueRanking.Beginning, i + 1, scope, scores, found);
            }
        }

        var most = 0;
        foreach (var listing in found) most = Math.Max(most, scores[listing].Words);
        return most;
    }

    private void Add(int word, int fit, int number, Bits scope, Span<TextScore> scores, List<int> found)
    {
        foreach (var posting in postings.AsSpan(starts[word]..starts[word + 1]))
        {
            var listing = (int)(posting >> WeightBits);
            if (!scope[listing]) continue;
            var weight = (short)((posting & ((1 << WeightBits) - 1)) * fit);
            ref var score = ref scores[listing];
            if (score.Word != number)
            {
                score.Word = (byte)number;
                score.Best = weight;
                score.Score += weight;
                if (score.Words++ == 0) found.Add(listing);
            }
            else if (weight > score.Best)
            {
                score.Score += weight - score.Best;
                score.Best = weight;
            }
        }
    }
}
