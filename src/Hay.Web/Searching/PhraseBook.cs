using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Phrases of one or more words, each with what it stands for; the longest that fits counts.</summary>
/// <param name="key">By what two words are the same, say their stem.</param>
internal sealed class PhraseBook<T>(Func<string, string> key)
{
    private readonly Dictionary<string, List<(string[] Words, T Means)>> _byFirst = [];

    public PhraseBook() : this(static word => word)
    {
    }

    /// <summary>Every word there is in a phrase.</summary>
    public HashSet<string> Vocabulary { get; } = [];

    /// <summary>Adds a phrase; the first of two that are the same counts.</summary>
    public void Add(string phrase, T means) => Add(Words.Of(phrase), means);

    public void Add(List<string> phrase, T means)
    {
        if (phrase.Count == 0) return;
        Vocabulary.UnionWith(phrase);
        string[] words = [.. phrase.Select(key)];
        if (!_byFirst.TryGetValue(words[0], out var phrases)) _byFirst[words[0]] = phrases = [];
        if (!phrases.Any(p => p.Words.SequenceEqual(words))) phrases.Add((words, means));
    }

    /// <summary>The longest phrase that <paramref name="words"/> begin with from <paramref name="at"/>; its length in words, 0 for none.</summary>
    public int Longest(ReadOnlySpan<string> words, int at, out T? means)
    {
        var longest = 0;
        means = default;
        if (!_byFirst.TryGetValue(key(words[at]), out var phrases)) return 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Words.Length <= longest || phrase.Words.Length > words.Length - at) continue;
            var fits = true;
            for (var i = 1; fits && i < phrase.Words.Length; i++) fits = key(words[at + i]) == phrase.Words[i];
            if (fits) (longest, means) = (phrase.Words.Length, phrase.Means);
        }

        return longest;
    }
}
