using Hay.Grains;
using Hay.Web.Spaces;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Searching;

/// <summary>What a search is called above what it found.</summary>
internal static class SearchHeading
{
    public static string Of(FoundSearch found, SpaceMap spaces, SpaceLooks looks, IStringLocalizer say)
    {
        var form = found.Form;
        // Not in large letters for whoever looks over a shoulder.
        if (found.Reading.IsUrgent) return say["Search"];
        var what = form.Text.Length > 0 ? say["“{0}”", form.Text].Value : say["What is on"].Value;
        return looks.NameOf(form.Space, form.Near) is { } near ? say["{0} near {1}", what, near]
            : spaces.Find(form.Space) is { } space ? say["{0} in {1}", what, space.Name]
            : what;
    }
}
