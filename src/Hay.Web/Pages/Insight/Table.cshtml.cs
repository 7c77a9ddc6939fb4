using Hay.Web.Accounts;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>The tables of the pages as files, and areas for a map: by the same right and from the same cells.</summary>
internal sealed class TableModel(Doorkeeper door, InsightBook book) : InsightPage(door, book)
{
    public async Task<IActionResult> OnGetAsync(string table, string file, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        if (Of.IsEmpty || InsightViews.Table(table, Of, Asked) is not { } found) return NotFound();
        if (file != "areas.json") return new TableFile(found, file, $"hay-{found.Slug}-{Asked.Quarter}");
        return InsightMap.Of(found, Of, Asked.Space) is { } map ? new JsonResult(map.ForScript()) : NotFound();
    }
}
