using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>What people give as a reason, as a log may keep it that forgets nothing.</summary>
internal static partial class AuditWords
{
    /// <summary>One line of at most <see cref="AuditLine.LongestNote"/> characters; e-mail addresses and telephone numbers are three dots.</summary>
    public static string Kept(string note)
    {
        var plain = Reachable().Replace(Blank().Replace(string.Concat(note.EnumerateRunes()), " "), "…").Trim();
        return plain.Length <= AuditLine.LongestNote ? plain : $"{string.Concat(plain[..(AuditLine.LongestNote - 1)].EnumerateRunes())}…";
    }

    // Telephone numbers begin with 0 or +, and have nine digits or more, with what people write between them. Part of an id they are not.
    [GeneratedRegex(@"\S*@\S*|(?<![\w-])[+0](?:[ ()./-]{0,2}\d){8,}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Reachable();

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
