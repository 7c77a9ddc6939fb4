namespace Hay.Web.Catalogue;

/// <summary>A word to read instead of a mistyped one: how many slips lie between them, and how many listings have it.</summary>
internal readonly record struct Spelling(string Word, int Slips, bool SameStart, int Listings)
{
    /// <summary>The better of two: the same first letter, then fewer slips, then the more frequent word.</summary>
    public static Spelling? Better(Spelling? a, Spelling? b) => a is null ? b : b is null ? a : Rank(a.Value).CompareTo(Rank(b.Value)) <= 0 ? a : b;

    /// <summary>How many slips a word of this length may have: none in a short one, where each makes another word.</summary>
    public static int SlipsIn(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    private static (bool, int, int, string) Rank(Spelling s) => (!s.SameStart, s.Slips, -s.Listings, s.Word);
}

/// <summary>
/// Words by length and first letter, with the letters of each as bits: most words that are not alike are told apart by
/// those two, without comparing them. Made when somebody mistypes for the first time.
/// </summary>
internal sealed class SpellingIndex
{
    private const int Longest = Words.Longest;
    private readonly string[] _words;
    private readonly (int Word, uint Letters)[]?[] _byShape = new (int, uint)[]?[(Longest + 1) * 26];

    /// <param name="words">Any words; those with other characters than a to z are left out.</param>
    public SpellingIndex(string[] words)
    {
        _words = words;
        var shapes = new List<(int, uint)>?[_byShape.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (LettersOf(words[i]) is { } letters and > 0) (shapes[Shape(words[i].Length, words[i][0])] ??= []).Add((i, letters));
        }

        for (var i = 0; i < shapes.Length; i++) _byShape[i] = shapes[i]?.ToArray();
    }

    /// <param name="typed">A word that is not here.</param>
    /// <param name="listingsOf">How frequent a word is, by its place among the words.</param>
    public Spelling? Nearest(string typed, Func<int, int> listingsOf)
    {
        var most = Spelling.SlipsIn(typed.Length);
        if (most == 0 || LettersOf(typed) is not { } letters) return null;
        return Look(typed, letters, most, typed[0], typed[0], listingsOf) ?? Look(typed, letters, most, 'a', 'z', listingsOf);
    }

    private Spelling? Look(string typed, uint letters, int most, char first, char last, Func<int, int> listingsOf)
    {
        Spelling? best = null;
        for (var length = Math.Max(3, typed.Length - most); length <= Math.Min(Longest, typed.Length + most); length++)
        {
            for (var start = first; start <= last; start++)
            {
                foreach (var (word, theirs) in _byShape[Shape(length, start)] ?? [])
                {
                    // One slip changes at most two kinds of letters.
                    if (System.Numerics.BitOperations.PopCount(letters ^ theirs) > 2 * most) continue;
                    var slips = EditDistance.Between(typed, _words[word], most);
                    if (slips <= most) best = Spelling.Better(best, new(_words[word], slips, start == typed[0], listingsOf(word)));
                }
            }
        }

        return best;
    }

    private static int Shape(int length, char first) => (length * 26) + (first - 'a');

    private static uint? LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z') return null;
            letters |= 1u << (c - 'a');
        }

        return word.Length is 0 or > Longest ? null : letters;
    }
}
