using Hay.Web.Languages;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

internal static class Messages
{
    /// <summary>Says it on the next page; see _Said.cshtml.</summary>
    public static void Say(this PageModel page, Said said)
    {
        page.TempData["said"] = said.Words;
        page.TempData["said-in"] = Language.Current.Slug;
        page.TempData["said-good"] = said.IsGood;
    }
}
