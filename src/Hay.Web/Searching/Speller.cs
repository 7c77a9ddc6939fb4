using System.Collections.Immutable;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Mends slips of the finger, in words that no listing and no other part of search knows; no other is touched.</summary>
internal static class Speller
{
    private const int MostMended = 4;

    public static ImmutableArray<TypedWord> Mend(ImmutableArray<TypedWord> words, bool lastIsOpen, CatalogueSnapshot catalogue, Lexicon lexicon)
    {
        string[] plain = [.. words.Select(w => w.Word)];
        var known = 0;
        while (known < plain.Length && IsKnown(known)) known++;
        if (known == plain.Length) return words;
        var mended = ImmutableArray.CreateBuilder<TypedWord>(words.Length);
        var left = MostMended;
        for (var at = 0; at < words.Length;)
        {
            var length = lexicon.Words.Misspelling(plain, at, out var means);
            if (length > 0 && Enumerable.Range(at, length).Any(i => !IsKnown(i)))
            {
                mended.AddRange(Words.Of(means).Select(w => new TypedWord(w, w, -1, IsWhole: true)));
                at += length;
            }
            else
            {
                mended.Add(IsKnown(at) || left-- <= 0 ? words[at] : One(words[at]));
                at++;
            }
        }

        return mended.DrainToImmutable();

        bool IsKnown(int i) => Spelling.SlipsIn(plain[i].Length) == 0 || words[i].IsSmall || plain[i].AsSpan().ContainsAnyExceptInRange('a', 'z')
            || lexicon.Knows(plain[i]) || catalogue.Knows(plain[i], lastIsOpen && i == plain.Length - 1);

        TypedWord One(TypedWord typed) => Spelling.Better(catalogue.Nearest(typed.Word), lexicon.Nearest(typed.Word)) is { } better
            ? typed with { Word = better.Word, Piece = better.Word, IsWhole = true }
            : typed;
    }
}
