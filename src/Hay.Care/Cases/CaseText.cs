using System.Text;

namespace Hay.Care;

/// <summary>Words that people type into a record.</summary>
internal static class CaseText
{
    public const int Number = 40, Short = 120, Line = 500, Long = 4000;

    /// <summary>As they are kept: without blanks around them, controls but line breaks, and halves of characters.</summary>
    public static string Tidy(string? typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value == '\n' || !Rune.IsControl(rune)) kept.Append(rune.ToString());
            else kept.Append(' ');
        }

        return kept.ToString().Trim();
    }

    /// <summary>What is wrong, in a sentence; null: nothing.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="most">Most characters.</param>
    /// <param name="what">What it is, to begin the sentence with.</param>
    /// <param name="isAsked">It may not be left out.</param>
    public static string? Problem(string? words, int most, string what, bool isAsked = false) =>
        isAsked && string.IsNullOrWhiteSpace(words) ? $"{what} is missing."
        : (words?.Length ?? 0) > most ? $"{what} is longer than {most} characters."
        : null;

    public static bool IsId(string? id) => id is { Length: > 0 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
