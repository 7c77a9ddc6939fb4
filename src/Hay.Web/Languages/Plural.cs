using Microsoft.Extensions.Localization;

namespace Hay.Web.Languages;

/// <summary>
/// Which form of a word a number takes: the rules of Unicode CLDR 45 for whole numbers ("Language Plural Rules"). A
/// translation of "{0} places left" has its forms under "{0} places left [one]" and "[few]"; the key itself is for the rest.
/// </summary>
internal static class Plural
{
    private const string One = " [one]";
    private const string Few = " [few]";

    /// <summary>The forms of a language besides that for the rest.</summary>
    public static string[] Forms(Language language) => language.Slug is "pl" or "lt" or "ro" ? [One, Few] : language.IsEnglish ? [] : [One];

    /// <summary>One of <see cref="Forms"/>; empty: that for the rest.</summary>
    public static string Form(Language language, int number)
    {
        var (tens, ones) = (number % 100, number % 10);
        return language.Slug switch
        {
            "pl" => number == 1 ? One : ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) ? Few : "",
            "lt" => tens is >= 11 and <= 19 || ones == 0 ? "" : ones == 1 ? One : Few,
            "ro" => number == 1 ? One : number == 0 || tens is >= 1 and <= 19 ? Few : "",
            _ => number == 1 ? One : "",
        };
    }

    public static Language LanguageOf(IStringLocalizer say) => say is Phrases phrases ? phrases.Language : Language.Current;

    /// <summary>"1 place left", "{0} places left" in English; other languages have their forms under the second.</summary>
    public static string Count(this IStringLocalizer say, int number, string one, string many)
    {
        var language = LanguageOf(say);
        var said = number.ToString("N0", language.Culture);
        if (language.IsEnglish) return string.Format(language.Culture, number == 1 ? one : many, said);
        var form = say[many + Form(language, number), said];
        return form.ResourceNotFound ? string.Format(language.Culture, number == 1 ? one : many, said) : form.Value;
    }
}
