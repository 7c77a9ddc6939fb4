using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Care;

/// <summary>
/// <c>&lt;form typed="Discussion"&gt;</c> is the form of a handler. Where it was refused (<see cref="RefusedForm"/>) it begins with what was wrong, and its
/// fields (<see cref="TypedField"/>) hold what was typed.
/// </summary>
[HtmlTargetElement("form", Attributes = "typed")]
public sealed class TypedForm : TagHelper
{
    /// <summary>The handler.</summary>
    public string Typed { get; set; } = "";

    /// <summary>Which of several forms of the handler.</summary>
    public string? Which { get; set; }

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ViewData[TypedFold.Refused] is not RefusedForm refused || !refused.Is(Typed, Which)) return;
        refused.IsDrawn = true;
        var items = View.HttpContext.Items;
        items[RefusedForm.Key] = refused;
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
        items.Remove(RefusedForm.Key);

        var wrong = new TagBuilder("p");
        wrong.AddCssClass("hay-wrong");
        wrong.Attributes["id"] = RefusedForm.WrongId;
        // Whoever cannot see it hears it first: at the field, or here where it is no field's fault.
        if (refused.Field.Length == 0) (wrong.Attributes["tabindex"], wrong.Attributes["autofocus"]) = ("-1", "");
        wrong.InnerHtml.Append(refused.Problem);
        output.PreContent.AppendHtml(wrong);
    }
}
