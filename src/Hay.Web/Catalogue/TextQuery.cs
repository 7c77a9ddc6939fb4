using System.Collections.Immutable;

namespace Hay.Web.Catalogue;

/// <summary>
/// The words somebody typed. Of many, the first <see cref="MostWords"/> count. Small words are passed over unless there
/// are no others; the last one may be unfinished.
/// </summary>
internal sealed class TextQuery
{
    public const int MostWords = 12;
    private const int MostCharacters = 400;

    private TextQuery(ImmutableArray<string> words, bool lastIsOpen, ImmutableArray<Meaning> meanings)
    {
        Words = words;
        LastIsOpen = lastIsOpen;
        Meant = [.. words.Select(word => meanings.IsDefaultOrEmpty ? [] : meanings.Where(m => m.Word == word).SelectMany(m => m.Categories).Distinct().ToImmutableArray())];
    }

    public ImmutableArray<string> Words { get; }

    /// <summary>By word, the categories whose listings count as having it.</summary>
    public ImmutableArray<ImmutableArray<string>> Meant { get; }

    /// <summary>The last word also stands for longer ones that begin with it; two characters at least.</summary>
    public bool LastIsOpen { get; }

    /// <summary>Null when there is nothing to look for.</summary>
    public static TextQuery? Of(string? text, ImmutableArray<Meaning> meanings = default)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var all = Catalogue.Words.Of(text.Length > MostCharacters ? text[..MostCharacters] : text);
        if (all.Count == 0) return null;
        var last = all[^1];
        var words = Different(all, withSmall: false);
        if (words.IsEmpty) words = Different(all, withSmall: true);
        // "art" is not the beginning of "arthritis" once another word follows it.
        return new(words, words[^1] == last && last.Length > 1 && !char.IsWhiteSpace(text[^1]), meanings);
    }

    private static ImmutableArray<string> Different(List<string> all, bool withSmall)
    {
        var words = ImmutableArray.CreateBuilder<string>(Math.Min(all.Count, MostWords));
        foreach (var word in all)
        {
            if (words.Count < MostWords && (withSmall || !Catalogue.Words.IsSmall(word)) && !words.Contains(word)) words.Add(word);
        }

        return words.DrainToImmutable();
    }
}
