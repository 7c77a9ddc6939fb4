using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Care;

/// <summary><c>&lt;details typed="Discussion"&gt;</c> folds a form away, and stays open where that form was refused.</summary>
[HtmlTargetElement("details", Attributes = "typed")]
public sealed class TypedFold : TagHelper
{
    /// <summary>Under what name a page has its <see cref="RefusedForm"/> in its view data.</summary>
    internal const string Refused = "hay-refused";

    /// <summary>The handler of the form in it.</summary>
    public string Typed { get; set; } = "";

    /// <summary>Which of several forms of the handler.</summary>
    public string? Which { get; set; }

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ViewData[Refused] is RefusedForm refused && refused.Is(Typed, Which)) output.Attributes.SetAttribute("open", "");
    }
}
