using System.Collections.Immutable;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>
/// A word of what somebody typed, as <see cref="Words"/> reads it. Piece: what stood between the blanks; "step-free" is one
/// piece of two words. Number: which piece.
/// </summary>
internal readonly record struct TypedWord(string Word, string Piece, int Number, bool IsWhole)
{
    public string Shown => IsWhole ? Piece : Word;

    public bool IsSmall => Words.IsSmall(Word);
}

/// <summary>What somebody typed, word by word.</summary>
internal static class TypedText
{
    private const int MostWords = 40;

    public static ImmutableArray<TypedWord> Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<TypedWord>();
        var pieces = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var number = 0; number < pieces.Length && words.Count < MostWords; number++)
        {
            var inPiece = Words.Of(pieces[number]);
            words.AddRange(inPiece.Select(word => new TypedWord(word, pieces[number], number, inPiece.Count == 1)));
        }

        return words.DrainToImmutable();
    }

    /// <summary>The words that are not <paramref name="taken"/>, without small words left over at either end.</summary>
    public static string Without(ImmutableArray<TypedWord> words, IReadOnlySet<int> taken)
    {
        if (taken.Count == 0) return Joined(words);
        var left = words.Where((_, i) => !taken.Contains(i)).ToList();
        while (left.Count > 0 && left[^1].IsSmall) left.RemoveAt(left.Count - 1);
        while (left.Count > 0 && left[0].IsSmall) left.RemoveAt(0);
        return Joined(left);
    }

    private static string Joined(IEnumerable<TypedWord> words) => string.Join(' ', words.Select(w => w.Shown));
}
