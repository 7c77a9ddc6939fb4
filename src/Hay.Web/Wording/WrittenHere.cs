using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Wording;

/// <summary>
/// <c>&lt;p as-written&gt;</c> marks what the people of a place have written, such as its sentence, its notices, the names
/// in its schedule, as <see cref="WrittenWords"/> does for listings.
/// </summary>
[HtmlTargetElement(Attributes = "as-written")]
public sealed class WrittenHere : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("as-written");
        if (WrittenWords.Here is not { } language) return;
        output.Attributes.SetAttribute("lang", language);
        output.Attributes.SetAttribute("dir", "auto");
    }
}
