using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Insight;

/// <summary>One of the open tables as a file, for everybody.</summary>
internal sealed class DataFileModel(InsightBook book) : PageModel
{
    public IActionResult OnGet(string file)
    {
        var of = book.Now;
        return OpenData.Quarters(of).IsEmpty || OpenData.Table(Path.GetFileNameWithoutExtension(file), of) is not { } table ? NotFound() : new TableFile(table, file, $"hay-{table.Slug}");
    }
}
