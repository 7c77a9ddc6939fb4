using System.Collections.Immutable;
using System.Globalization;

namespace Hay.Web.Wording;

/// <summary>Languages by their BCP 47 tags. English goes without saying; "bfi" is British Sign Language.</summary>
public static class Tongues
{
    private static readonly ImmutableDictionary<string, string[]> Unusual = new Dictionary<string, string[]>
    {
        ["bfi"] = ["British Sign Language", "sign language", "BSL"],
        ["yue"] = ["Cantonese"],
        ["zh"] = ["Chinese", "Mandarin"],
        ["prs"] = ["Dari"],
        ["ps"] = ["Pashto"],
        ["fa"] = ["Persian", "Farsi"],
        ["ckb"] = ["Central Kurdish", "Sorani", "Kurdish"],
        ["pa"] = ["Punjabi", "Panjabi"],
        ["bn"] = ["Bangla", "Bengali"],
    }.ToImmutableDictionary();

    // Those with people to speak them here; others are shown by their tag's name, and not looked for in what somebody types.
    private static readonly string[] Tags =
        ["ar", "bfi", "bg", "bn", "ckb", "cs", "cy", "de", "es", "fa", "fr", "gu", "hi", "hu", "it", "lt", "lv", "ml", "ne", "pa", "pl", "prs", "ps",
         "pt", "ro", "ru", "si", "sk", "so", "sq", "sw", "ta", "te", "tl", "tr", "uk", "ur", "vi", "yue", "zh"];

    /// <summary>What each is called in English and by those who speak it, the usual English name first.</summary>
    public static ImmutableArray<(string Tag, string[] Names)> Names { get; } = [.. Tags.Select(tag => (tag, NamesOf(tag)))];

    /// <summary>"Polish"; the tag where nobody has a name for it.</summary>
    public static string English(string tag) => Unusual.TryGetValue(tag, out var names) ? names[0] : Culture(tag)?.EnglishName ?? tag;

    /// <summary>"polski": as people who speak it call it; the English name where that is not known.</summary>
    public static string Own(string tag) => Unusual.ContainsKey(tag) && tag is "bfi" or "yue" or "prs" ? English(tag) : Culture(tag)?.NativeName ?? English(tag);

    private static string[] NamesOf(string tag) =>
        [.. Unusual.GetValueOrDefault(tag, []).Concat([English(tag), Own(tag)]).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static CultureInfo? Culture(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
