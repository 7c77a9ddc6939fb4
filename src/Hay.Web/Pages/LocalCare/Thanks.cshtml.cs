using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.LocalCare;

/// <summary>What happens next, for somebody who has asked for a connector.</summary>
internal sealed partial class ThanksModel(IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    public string Reference { get; private set; } = "";

    public IActionResult OnGet(string? reference)
    {
        if (!OfOurs().IsMatch(reference ?? "")) return Redirect("/local-care/ask");
        Reference = reference!;
        this.Frame(new PageFrame(say["Thank you"]) { IsUnlisted = true });
        return Page();
    }

    [GeneratedRegex(@"^[0-9A-F]{4}-[0-9A-F]{4}\z")]
    private static partial Regex OfOurs();
}
