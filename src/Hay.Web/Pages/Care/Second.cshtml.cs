using Hay.Web.Care;
using Hay.Web.Pages.Organise;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>Says what a record of a person takes, to somebody who came in by a password alone.</summary>
internal sealed class SecondModel(CareDesk desk) : WorkPage(desk.Keeper)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (await Enter() is { } away) return away; // it shows what anybody may read
        Title("A second lock is needed");
        return Page();
    }
}
