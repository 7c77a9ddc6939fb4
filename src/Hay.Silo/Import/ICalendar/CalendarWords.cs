using System.Text;

namespace Hay.Silo.Import;

/// <summary>The texts of a calendar (RFC 5545 section 3.3.11), unescaped and made plain.</summary>
internal static class CalendarWords
{
    /// <summary>On one line; null when nothing is left.</summary>
    public static string? Line(string? raw, int longest) =>
        CleanText.Line(Unescape(raw ?? ""), longest) is { Length: > 0 } line ? line : null;

    /// <summary>With its paragraphs; null when nothing is left.</summary>
    public static string? Paragraphs(string? raw, int longest) =>
        CleanText.Paragraphs(Unescape(raw ?? ""), longest) is { Length: > 0 } text ? text : null;

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
}
