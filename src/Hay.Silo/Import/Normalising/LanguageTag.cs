using System.Globalization;

namespace Hay.Silo.Import;

/// <summary>Languages as sources write them ("Polish", "pl", "pl-PL") as BCP 47 tags of the language alone.</summary>
internal static class LanguageTag
{
    private static readonly Lazy<Dictionary<string, string>> ByName = new(() =>
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["British Sign Language"] = "bfi",
            ["BSL"] = "bfi",
            ["Cantonese"] = "yue",
            ["Mandarin"] = "zh",
            ["Bengali"] = "bn",
            ["Farsi"] = "fa",
            ["Panjabi"] = "pa",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3))
        {
            byName.TryAdd(culture.EnglishName, culture.Name);
        }

        return byName;
    });

    /// <summary>The text itself where it is no language we know.</summary>
    public static string Of(string text)
    {
        if (ByName.Value.TryGetValue(text, out var tag)) return tag;
        var first = text.Split('-', '_')[0];
        return first.Length is 2 or 3 && first.All(char.IsAsciiLetter) ? first.ToLowerInvariant() : text;
    }
}
