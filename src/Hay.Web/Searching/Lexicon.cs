using System.Collections.Frozen;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Every word that search knows beside those of the listings; read from the content when somebody first searches.</summary>
internal sealed class Lexicon
{
    private readonly FrozenSet<string> _words;
    private readonly SpellingIndex _spelling;

    public Lexicon(SpaceMap spaces, SearchWords words)
    {
        Words = words;
        Places = new PlaceWords(spaces, words);
        string[] all = [.. words.Vocabulary.Concat(Places.Vocabulary).Concat(DayWords.Vocabulary).Concat(FilterWords.Book.Vocabulary).Distinct()];
        _words = all.Concat(all.Select(Stem.Of)).ToFrozenSet();
        _spelling = new SpellingIndex(all);
    }

    public SearchWords Words { get; }

    public PlaceWords Places { get; }

    public bool Knows(string word) => _words.Contains(word) || _words.Contains(Stem.Of(word));

    public Spelling? Nearest(string word) => _spelling.Nearest(word, static _ => 0);
}
