using System.Text.RegularExpressions;
using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Shortlists;

/// <summary>Shortlists in words, for link workers.</summary>
internal static partial class ShortlistWords
{
    /// <summary>"Went, and liked it"; empty: they have said nothing.</summary>
    public static string Words(this ShortlistAnswers said, IStringLocalizer say) => said switch
    {
        ShortlistAnswers.Went | ShortlistAnswers.Liked => say["Went, and liked it"],
        ShortlistAnswers.Went | ShortlistAnswers.NotForMe => say["Went, and says it is not for them"],
        ShortlistAnswers.Went => say["Went"],
        ShortlistAnswers.Liked => say["Liked it"],
        ShortlistAnswers.NotForMe => say["Says it is not for them"],
        _ => "",
    };

    /// <summary>Whether words seem to say who somebody is: a title before a name, an address, a number to ring, a birthday. It only warns.</summary>
    public static bool SoundsPersonal(string words) => Personal().IsMatch(words);

    [GeneratedRegex(@"@|\b(mr|mrs|ms|miss|mx|dr)\b\.?\s+\p{Lu}|\bnhs\s*(no|number)|\bborn\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d(?:[\s()-]*\d){6,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();
}
