using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hay.Web.Care;

/// <summary>A field of a form that was refused holds again what was typed; the one that is wrong says so, and is where one goes on.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag), HtmlTargetElement("textarea"), HtmlTargetElement("select"), HtmlTargetElement("option")]
public sealed class TypedField : TagHelper
{
    private const string Select = "hay-select", FirstChoice = "hay-first-choice";

    [ViewContext, HtmlAttributeNotBound] public ViewContext View { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        if (context.TagName == "select") context.Items[Select] = Of(context.AllAttributes, "name");
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.HttpContext.Items[RefusedForm.Key] is not RefusedForm refused) return;
        if (context.TagName == "option")
        {
            Mark(output, "selected", refused.Has((string)context.Items[Select], Of(context.AllAttributes, "value")));
            return;
        }

        var (name, type) = (Of(context.AllAttributes, "name"), Of(context.AllAttributes, "type"));
        if (type is "radio" or "checkbox") Mark(output, "checked", refused.Has(name, Of(context.AllAttributes, "value")));
        else if (context.TagName == "textarea") output.Content.SetContent($"\n{refused[name]}");
        // What is hidden is the form's own, but for the id by which a thing sent twice is there once.
        else if (context.TagName == "input" && (type != "hidden" || name is "entry" or "goalId")) output.Attributes.SetAttribute("value", refused[name]);
        if (name.Equals(refused.Field, StringComparison.OrdinalIgnoreCase)) Point(context, output, type);
    }

    // Of a group of choices the first one is where one goes on.
    private void Point(TagHelperContext context, TagHelperOutput output, string type)
    {
        if (type == "radio" && !View.HttpContext.Items.TryAdd(FirstChoice, true)) return;
        output.Attributes.SetAttribute("autofocus", "");
        var before = Of(context.AllAttributes, "aria-describedby");
        output.Attributes.SetAttribute("aria-describedby", before.Length > 0 ? $"{RefusedForm.WrongId} {before}" : RefusedForm.WrongId);
        if (type != "radio") output.Attributes.SetAttribute("aria-invalid", "true");
    }

    private static void Mark(TagHelperOutput output, string attribute, bool isSet)
    {
        output.Attributes.RemoveAll(attribute);
        if (isSet) output.Attributes.SetAttribute(attribute, "");
    }

    private static string Of(ReadOnlyTagHelperAttributeList attributes, string name)
    {
        if (!attributes.TryGetAttribute(name, out var found)) return "";
        if (found.Value is not Microsoft.AspNetCore.Html.IHtmlContent html) return found.Value?.ToString() ?? "";
        using var words = new StringWriter();
        html.WriteTo(words, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(words.ToString());
    }
}
