using Hay.Care;
using Hay.Web.LocalCare;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.LocalCare;

/// <summary>The same map for those who refer: criteria, waits, who can refer. In English.</summary>
[SharedPage]
internal sealed class ProfessionalsModel(MapOfCare care) : PageModel
{
    internal CareMap Map { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (care.Shown is not { } map) return NotFound();
        Map = map;
        this.Frame(new PageFrame("Local care: criteria and waits") { Canonical = $"{MapOfCare.Path}/for-professionals" });
        return Page();
    }
}
