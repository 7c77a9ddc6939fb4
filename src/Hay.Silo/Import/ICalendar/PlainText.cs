using System.Net;
using System.Text;

namespace Hay.Silo.Import;

/// <summary>Text as people read it: calendar escapes (RFC 5545 section 3.3.11) and HTML undone. Linear in its length.</summary>
internal static class PlainText
{
    private static readonly string[] Blocks = ["br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"];
    private static readonly string[] Hidden = ["script", "style", "head", "title"];

    /// <summary>Null when nothing is left; longer text is cut with an ellipsis.</summary>
    public static string? Paragraphs(string? raw, int longest) => Cut(Tidy(WithoutHtml(Unescape(raw ?? "")), keepLines: true), longest);

    /// <summary>The same on one line.</summary>
    public static string? Line(string? raw, int longest) => Cut(Tidy(WithoutHtml(Unescape(raw ?? "")), keepLines: false), longest);

    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) plain.Append(text[i]);
            else plain.Append(text[++i] is 'n' or 'N' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    /// <summary>A list of texts, split at the commas that are not escaped.</summary>
    public static IEnumerable<string> List(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '\\') i++;
            else if (i >= text.Length || text[i] == ',')
            {
                yield return text[start..Math.Min(i, text.Length)];
                start = i + 1;
            }
        }
    }

    private static string WithoutHtml(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return Decode(text);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<' || !IsTag(text, i))
            {
                plain.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('>', i);
            if (end < 0) break;
            var name = TagName(text.AsSpan(i + 1, end - i - 1));
            if (Blocks.Contains(name)) plain.Append('\n');
            i = Hidden.Contains(name) && text[i + 1] != '/' ? ClosingOf(name, text, end) : end;
        }

        return Decode(plain.ToString());
    }

    // “&amp;nbsp;” is what comes of encoding twice; twice is also what it takes.
    private static string Decode(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)) : text;

    private static bool IsTag(string text, int at) => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!');

    private static string TagName(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var length = 0;
        while (length < tag.Length && length < 10 && char.IsAsciiLetterOrDigit(tag[length])) length++;
        return tag[..length].ToString().ToLowerInvariant();
    }

    private static int ClosingOf(string name, string text, int from)
    {
        var close = text.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        var end = close < 0 ? -1 : text.IndexOf('>', close);
        return end < 0 ? text.Length : end;
    }

    /// <summary>No control characters, no runs of spaces, at most one empty line in a row.</summary>
    private static string Tidy(string text, bool keepLines)
    {
        var tidy = new StringBuilder(text.Length);
        var (spaces, lines) = (0, 0);
        foreach (var letter in text)
        {
            if (letter == '\n' && keepLines) lines++;
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\uFEFF') spaces++;
            else
            {
                if (tidy.Length > 0 && lines > 0) tidy.Append('\n', Math.Min(lines, 2));
                else if (tidy.Length > 0 && spaces > 0) tidy.Append(' ');
                (spaces, lines) = (0, 0);
                tidy.Append(letter);
            }
        }

        return tidy.ToString();
    }

    private static string? Cut(string text, int longest)
    {
        if (text.Length == 0) return null;
        if (text.Length <= longest) return text;
        var end = longest - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd() + "…";
    }
}
