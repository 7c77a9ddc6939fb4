using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Wording;

/// <summary>
/// <c>&lt;p written="listing"&gt;</c> marks words of a listing with the language they were written in, and lets that
/// language say in which direction they run. Where the listing says nothing, they are in English.
/// </summary>
[HtmlTargetElement(Attributes = "written")]
public sealed class WrittenWords : TagHelper
{
    public Listing? Written { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Written is null || LanguageOf(Written) is not { } language) return;
        output.Attributes.SetAttribute("lang", language);
        output.Attributes.SetAttribute("dir", "auto");
    }

    /// <summary>Null: the page's own.</summary>
    internal static string? LanguageOf(Listing listing) => listing.WrittenIn.Length > 0 ? listing.WrittenIn : Here;

    /// <summary>For names of places, which have no language: they run as they are written. Null on pages that are written that way anyhow.</summary>
    internal static string? Direction => Language.Current.IsEnglish ? null : "auto";

    /// <summary>The language of what people here have written, where the page is in another.</summary>
    internal static string? Here => Language.Current.IsEnglish ? null : Language.English.Tag;
}
