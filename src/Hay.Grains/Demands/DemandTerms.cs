using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>
/// The words of a search in the form in which they may be kept: few, plain and about nobody. What looks like an e-mail
/// address, a telephone number, a postcode, an address on the web or a long number is not kept at all, nor is a whole story.
/// </summary>
public static partial class DemandTerms
{
    public const int MostWords = 6;
    private const int LongestWord = 24;

    /// <summary>Words in lower case with single blanks; null for a text that must not be kept, empty for one without words.</summary>
    public static string? Of(string text)
    {
        if (Personal().IsMatch(text)) return null;
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).ToList();
        return words.Count > MostWords || words.Any(w => w.Length > LongestWord) ? null : string.Join(' ', words);
    }

    // In turn: @ and web addresses; five digits or more, whatever stands between them; a postcode or its first half.
    [GeneratedRegex(@"@|https?:|www\.|\.(com|org|net|uk)\b|\d(?:[\s().+/-]*\d){4,}|\b[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Word();

    /// <summary>The same for "evening yoga" and "yoga evenings".</summary>
    /// <param name="terms">As <see cref="Of"/> makes them.</param>
    public static string KeyOf(string terms) => string.Join('-', terms.Split(' ').Select(Single).Distinct().Order(StringComparer.Ordinal));

    private static string Single(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
