using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Insight;

/// <summary>One of the open tables as a file, for everybody.</summary>
internal sealed class DataFileModel(OpenFiles files) : PageModel
{
    public IActionResult OnGet(string file) => files.Find(file) is { } found ? File(found.Content, found.Type, $"hay-{file}") : NotFound();
}
