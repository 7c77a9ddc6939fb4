using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hay.Web.Catalogue;

/// <summary>
/// Text as words: letters and digits in lower case, without accents and apostrophes ("Women's café" is "womens", "cafe").
/// Reads a text once, without allocating where it is plain ASCII.
/// </summary>
internal ref struct Words
{
    /// <summary>Longer words are cut.</summary>
    public const int Longest = 40;

    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(
        ["a", "about", "am", "an", "and", "any", "anything", "are", "around", "at", "be", "by", "can", "could", "do", "for", "from",
         "get", "go", "going", "have", "her", "him", "his", "i", "id", "im", "in", "is", "it", "ive", "like", "local", "looking",
         "me", "my", "near", "nearby", "need", "of", "on", "or", "our", "please", "some", "somebody", "someone", "something",
         "somewhere", "stuff", "that", "the", "their", "them", "there", "they", "thing", "things", "this", "to", "us", "want",
         "we", "what", "whats", "where", "who", "with", "would", "you", "your"]);

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _word;
    private int _at;

    /// <param name="text">What to read.</param>
    /// <param name="room">Room for one word: <see cref="Longest"/> characters.</param>
    public Words(string? text, Span<char> room)
    {
        _text = Fold(text ?? "");
        _word = room;
    }

    /// <summary>Whether a query may pass over this word, as nearly every listing has it.</summary>
    public static bool IsSmall(string word) => Small.Contains(word);

    /// <summary>The next word, valid until the one after it is read.</summary>
    public bool Next(out ReadOnlySpan<char> word)
    {
        var length = 0;
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (char.IsAsciiLetterOrDigit(c)) c = (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c);
            else if (c is '\'' or '’') continue;
            else if (c < 128 || !(char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
            {
                if (length > 0) break;
                continue;
            }

            if (length < Longest) _word[length++] = c;
        }

        word = _word[..length];
        return length > 0;
    }

    /// <summary>All words of a text.</summary>
    public static List<string> Of(string? text)
    {
        var found = new List<string>();
        var words = new Words(text, stackalloc char[Longest]);
        while (words.Next(out var word)) found.Add(word.ToString());
        return found;
    }

    /// <summary>The text in lower case without marks; the very same where it is ASCII.</summary>
    private static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a pair comes as U+FFFD, which is no letter.
            if (rune.IsAscii) folded.Append((char)rune.Value);
            else if (Rune.IsLetterOrDigit(rune) || rune.Value == '’') folded.Append(rune.ToString());
            else folded.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? "" : " ");
        }

        var plain = new StringBuilder(folded.Length);
        foreach (var c in folded.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(char.ToLowerInvariant(c) switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ı' => "i", var other => other.ToString() });
        }

        return plain.ToString();
    }
}
