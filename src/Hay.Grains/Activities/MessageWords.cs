using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>
/// What may be said to people who go somewhere: short, no links, no e-mail addresses, none of a short list of abuse and
/// slurs. The list stops the plainest words, in English and as whole words only. It is no judge of what is kind: people are.
/// </summary>
public static partial class MessageWords
{
    public const int Longest = 300;
    private static readonly HashSet<string> Refused = Load();

    /// <summary>Null: it may be said.</summary>
    public static TellOutcome? Problem(string words) =>
        string.IsNullOrWhiteSpace(words) ? TellOutcome.Empty
        : words.Length > Longest ? TellOutcome.TooLong
        : Address().IsMatch(words) ? TellOutcome.HasAddress
        : Link().IsMatch(words) ? TellOutcome.HasLink
        : Word().Matches(words).Any(w => Refused.Contains(w.Value.ToLowerInvariant())) ? TellOutcome.Unkind
        : null;

    private static HashSet<string> Load()
    {
        using var stream = typeof(MessageWords).Assembly.GetManifestResourceStream("refused-words.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] != '#')];
    }

    [GeneratedRegex(@"\S@\S")]
    private static partial Regex Address();

    // "see you there.Bring cake" is no link; "hay.example", "bit.ly/x" and "www." are.
    [GeneratedRegex(@"://|\bwww\.|\w\.[a-z]{2,}/|\b[\w-]+\.(com|org|net|uk|info|io|ly|co|me|app|link|xyz|site|online|shop|example|test|ru|de|eu)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
