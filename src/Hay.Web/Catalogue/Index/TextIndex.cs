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
    // How many postings are looked at in the time in which one is sought.
    private const int LookUp = 8;

    /// <summary>
    /// Scores the listings of <paramref name="scope"/> on a <paramref name="sheet"/> without scores. Where <paramref name="every"/>
    /// word is needed, those that miss one are not scored to the end. A word is had by the listings of the categories it means, too.
    /// </summary>
    public void Match(TextQuery query, bool every, Dictionary<string, int[]> categories, Bits scope, SearchSheet sheet)
    {
        var words = new Sought[query.Words.Length];
        for (var i = 0; i < words.Length; i++) words[i] = Seek(query, i, categories);
        // The rarest word first: where every word is needed, only the listings that have it are looked at again.
        if (words.Length > 1) Array.Sort(words, static (a, b) => a.Cost.CompareTo(b.Cost));
        for (var number = 1; number <= words.Length; number++)
        {
            if (every && number > 1) scope = sheet.With(number - 1);
            var left = number > 1 && every ? scope.Count() : int.MaxValue;
            foreach (var (word, fit) in words[number - 1].Forms)
            {
                var having = postings.AsSpan(starts[word]..starts[word + 1]);
                if (left < having.Length / LookUp) AddSought(having, fit, number, scope, sheet);
                else Add(having, fit, number, scope, sheet);
            }

            foreach (var listings in words[number - 1].Meant) AddMeant(listings, number, scope, sheet);
        }
    }

    /// <summary>Whether some listing has the word, another form of it or, unless it is finished, a longer one.</summary>
    public bool Knows(string word, bool isOpen)
    {
        // Every word here has its stem here too.
        if (stems.ContainsKey(Stem.Of(word))) return true;
        if (!isOpen) return false;
        var longer = ~Array.BinarySearch(words, word, StringComparer.Ordinal);
        return longer < words.Length && words[longer].StartsWith(word, StringComparison.Ordinal);
    }

    /// <summary>The word most like a mistyped one; null when none is like it.</summary>
    public Spelling? Nearest(string word) => _spelling.Value.Nearest(word, i => starts[i + 1] - starts[i]);

    private Sought Seek(TextQuery query, int index, Dictionary<string, int[]> categories)
    {
        var forms = Forms(query, index);
        var meant = query.Meant[index].IsEmpty ? [] : query.Meant[index].Select(c => categories.GetValueOrDefault(c, [])).ToArray();
        var cost = 0;
        foreach (var (word, _) in forms) cost += starts[word + 1] - starts[word];
        foreach (var listings in meant) cost += listings.Length;
        return new(forms, meant, cost);
    }

    /// <summary>The words that one typed word stands for, each with how well it fits.</summary>
    private List<(int Word, int Fit)> Forms(TextQuery query, int index)
    {
        var typed = query.Words[index];
        var forms = new List<(int, int)>();
        var exact = -1;
        foreach (var form in stems.GetValueOrDefault(Stem.Of(typed), []))
        {
            if (words[form] == typed) exact = form;
            forms.Add((form, form == exact ? CatalogueRanking.Exact : CatalogueRanking.Form));
        }

        if (!query.LastIsOpen || index < query.Words.Length - 1) return forms;
        for (var longer = exact >= 0 ? exact + 1 : ~Array.BinarySearch(words, typed, StringComparer.Ordinal);
            longer < words.Length && words[longer].StartsWith(typed, StringComparison.Ordinal);
            longer++)
        {
            forms.Add((longer, CatalogueRanking.Beginning));
        }

        return forms;
    }

    private static void Add(ReadOnlySpan<uint> having, int fit, int number, Bits scope, SearchSheet sheet)
    {
        foreach (var posting in having)
        {
            if (scope[(int)(posting >> WeightBits)]) Add(posting, fit, number, sheet);
        }
    }

    // The same where many have the word and few are left: each of them is sought in ever wider steps from the one before.
    private static void AddSought(ReadOnlySpan<uint> having, int fit, int number, Bits scope, SearchSheet sheet)
    {
        foreach (var listing in scope)
        {
            var sought = (uint)listing << WeightBits;
            var step = 1;
            while (step < having.Length && having[step] < sought) step *= 2;
            // Every posting has a weight, so none is just what is sought.
            having = having[~having[..Math.Min(step + 1, having.Length)].BinarySearch(sought)..];
            if (having.IsEmpty) return;
            if (having[0] >> WeightBits == listing) Add(having[0], fit, number, sheet);
        }
    }

    private static void Add(uint posting, int fit, int number, SearchSheet sheet)
    {
        var listing = (int)(posting >> WeightBits);
        var weight = (short)((posting & ((1 << WeightBits) - 1)) * fit);
        ref var score = ref sheet.Scores[listing];
        if (score.Word != number) Begin(listing, weight, number, sheet);
        else if (weight > score.Best)
        {
            score.Score += weight - score.Best;
            score.Best = weight;
        }
    }

    private static void AddMeant(int[] listings, int number, Bits scope, SearchSheet sheet)
    {
        var scores = sheet.Scores.AsSpan();
        foreach (var listing in listings)
        {
            if (!scope[listing]) continue;
            if (scores[listing].Word != number) Begin(listing, CatalogueRanking.Meant, number, sheet);
            else scores[listing].Score += CatalogueRanking.MeantToo;
        }
    }

    private static void Begin(int listing, short weight, int number, SearchSheet sheet)
    {
        ref var score = ref sheet.Scores[listing];
        score.Word = (byte)number;
        score.Best = weight;
        score.Score += weight;
        if (score.Words++ == 0) sheet.Found.Add(listing);
    }

    /// <summary>One typed word. Meant: listings of the categories it means. Cost: how many postings there are to look at.</summary>
    private readonly record struct Sought(List<(int Word, int Fit)> Forms, int[][] Meant, int Cost);
}
