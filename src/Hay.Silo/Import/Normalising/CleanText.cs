using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>Other people's text as plain text: no mark-up, no control characters, no runs of white space, not too long.</summary>
internal static partial class CleanText
{
    // More than any field may hold; what is behind it would be cut anyway.
    private const int Looked = 100_000;

    /// <summary>On one line.</summary>
    public static string Line(string? text, int length) => Cut(Spaces().Replace(Clean(text), " ").Trim(), length);

    /// <summary>With its paragraphs: at most one empty line between two.</summary>
    public static string Paragraphs(string? text, int length)
    {
        var lines = Clean(text).Split('\n').Select(line => Blanks().Replace(line, " ").Trim());
        return Cut(ManyLines().Replace(string.Join('\n', lines), "\n\n").Trim(), length);
    }

    /// <summary>The first sentence of a text, for a listing without a summary.</summary>
    public static string FirstSentence(string plain, int length)
    {
        var line = Spaces().Replace(plain, " ").Trim();
        var end = SentenceEnd().Match(line);
        return Cut(end.Success ? line[..(end.Index + 1)] : line, length);
    }

    /// <summary>
    /// A text without a summary of its own in two: its first paragraph where that is short and whole sentences, and the rest. Empty and the
    /// text as it is where it is not.
    /// </summary>
    public static (string Summary, string Description) Parted(string? text)
    {
        var plain = Paragraphs(text, Looked);
        var end = plain.IndexOf("\n\n", StringComparison.Ordinal);
        var first = end < 0 ? plain : plain[..end];
        return first.Length is > 0 and <= ListingRules.SummaryLength && !first.Contains('\n', StringComparison.Ordinal) && first[^1] is ('.' or '!' or '?' or '…' or ')' or '”')
            ? (first, end < 0 ? "" : plain[(end + 2)..])
            : ("", plain);
    }

    private static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var looked = text.Length > Looked ? text[..Looked] : text;
        if (looked.Contains('<', StringComparison.Ordinal))
        {
            looked = WithoutHidden(looked);
            looked = Item().Replace(looked, "\n• ");
            looked = Break().Replace(looked, "\n");
            looked = Tag().Replace(looked, "");
        }

        if (looked.Contains('&', StringComparison.Ordinal)) looked = WebUtility.HtmlDecode(looked);
        return Printable(looked);
    }

    /// <summary>
    /// Without scripts, styles and comments; one that is never closed hides the rest. By hand, because a pattern would
    /// look for the end anew from each of a thousand beginnings.
    /// </summary>
    private static string WithoutHidden(string text)
    {
        var shown = new StringBuilder(text.Length);
        var at = 0;
        while (HiddenStart().Match(text, at) is { Success: true } start)
        {
            shown.Append(text, at, start.Index - at).Append(' ');
            var closing = start.Value == "<!--" ? "-->" : $"</{start.Groups[1].Value}";
            var close = text.IndexOf(closing, start.Index, StringComparison.OrdinalIgnoreCase);
            var end = close < 0 ? -1 : text.IndexOf('>', close);
            if (end < 0) return shown.ToString();
            at = end + 1;
        }

        return shown.Append(text, at, text.Length - at).ToString();
    }

    private static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a surrogate pair comes as U+FFFD.
            if (rune.Value is '\n' or '\t') clean.Append((char)rune.Value);
            else if (rune.Value == '\r') continue;
            else if (Rune.IsControl(rune) || rune.Value is 0xFEFF or 0x200B or 0xFFFD) clean.Append(' ');
            else clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    // At a space where there is one near, never through a surrogate pair.
    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var space = text.LastIndexOf(' ', length - 2, Math.Min(60, length - 2));
        var end = space > 0 ? space : length - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    [GeneratedRegex(@"<(script|style)\b|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStart();

    [GeneratedRegex(@"<li\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Item();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|ul|ol|h[1-6]|tr|blockquote)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z!?][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();

    [GeneratedRegex(@"[.!?](?=\s+\p{Lu})")]
    private static partial Regex SentenceEnd();
}
