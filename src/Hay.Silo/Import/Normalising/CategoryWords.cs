using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hay.Silo.Import;

/// <summary>
/// Which category a record of elsewhere belongs to, by content/category-words.json: the first in the file's order whose
/// words appear, looked for where a source says most first.
/// </summary>
internal sealed class CategoryWords
{
    public const string Other = "other";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ImmutableArray<(string Category, ImmutableArray<string> Words)> _categories;

    private CategoryWords(IEnumerable<Entry> entries) =>
        _categories = [.. entries.Select(e => (e.Category, e.Words.Select(Spaced).ToImmutableArray()))];

    /// <exception cref="InvalidDataException">The file is missing or not of its form.</exception>
    public static CategoryWords Load(string path)
    {
        try
        {
            return new CategoryWords(JsonSerializer.Deserialize<ImmutableArray<Entry>>(File.ReadAllBytes(path), Json));
        }
        catch (Exception wrong) when (wrong is JsonException or IOException)
        {
            throw new InvalidDataException($"{path} cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>The first of these words that is itself the slug of a category; null when none is.</summary>
    public string? Known(IEnumerable<string> words) => words.FirstOrDefault(w => _categories.Any(c => c.Category == w));

    /// <summary>The category; <see cref="Other"/> where nothing speaks for one.</summary>
    /// <param name="texts">The most telling first: the source's own categories, the title, the summary.</param>
    public string Find(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            var spaced = Spaced(text);
            foreach (var (category, words) in _categories)
            {
                if (words.Any(word => spaced.Contains(word, StringComparison.Ordinal))) return category;
            }
        }

        return Other;
    }

    // " chair based yoga ": lower case, one space between words and at both ends, so that a search finds whole words.
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder(" ", text.Length + 2);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) spaced.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            else if (c is not ('\'' or '’') && spaced[^1] != ' ') spaced.Append(' ');
        }

        return spaced[^1] == ' ' ? spaced.ToString() : spaced.Append(' ').ToString();
    }

    private sealed record Entry(string Category, ImmutableArray<string> Words);
}
