using System.Text.RegularExpressions;

namespace Hay.Grains;

/// <summary>The words of a phrase in lower case, and how far they have been read.</summary>
internal sealed partial class PhraseReader
{
    private readonly string[] _words;

    public PhraseReader(string text) => _words = [.. Pieces().Matches(text.ToLowerInvariant()).Select(static piece => Plain(piece.Value))];

    /// <summary>The place of the next word; may be put back.</summary>
    public int At { get; set; }

    /// <summary>The first thing that cannot be read; nothing is read after it.</summary>
    public string? Problem { get; private set; }

    public bool IsDone => Problem is not null || At >= _words.Length;

    /// <summary>The next word; empty at the end.</summary>
    public string Word => Peek(0);

    public string Peek(int ahead) => At + ahead < _words.Length ? _words[At + ahead] : "";

    /// <summary>Goes past the first of these phrases that comes next.</summary>
    public bool Take(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var words = phrase.Split(' ');
            if (!words.Select((word, i) => word == Peek(i)).All(static same => same)) continue;
            At += words.Length;
            return true;
        }

        return false;
    }

    /// <summary>Goes past one word if it means something.</summary>
    public T? Take<T>(Func<string, T?> meaning)
        where T : struct
    {
        var read = meaning(Word);
        if (read is not null) At++;
        return read;
    }

    /// <summary>False, and the problem is kept, so that a reader may end with it.</summary>
    public bool Refuse(string problem)
    {
        Problem ??= problem;
        return false;
    }

    private static string Plain(string piece) => piece switch
    {
        "-" or "–" or "—" => "to",
        "&" or "+" or "/" => "and",
        ";" => ",",
        _ => piece.Replace('’', '\''),
    };

    // Dates in figures, times, halves, numbers and ordinals, words, and any other sign but the full stop.
    [GeneratedRegex(
        """
        \d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{4})?
        |\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}[.:]\d{2}
        |\d\.5\b|\d+(?:st|nd|rd|th)?|\p{L}[\p{L}'’]*|[^\s.]
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
