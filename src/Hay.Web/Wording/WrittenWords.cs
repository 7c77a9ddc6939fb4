using Hay.Grains;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Wording;

/// <summary>
/// <c>&lt;p written="listing"&gt;</c> marks words of a listing with the language they were written in, and lets that
/// language say in which direction they run. Where the listing says nothing, they are in the page's own language.
/// </summary>
[HtmlTargetElement(Attributes = "written")]
public sealed class WrittenWords : TagHelper
{
    public Listing? Written { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Written is not { WrittenIn.Length: > 0 } listing) return;
        output.Attributes.SetAttribute("lang", listing.WrittenIn);
        output.Attributes.SetAttribute("dir", "auto");
    }
}
