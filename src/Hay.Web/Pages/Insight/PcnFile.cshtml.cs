using Hay.Care;
using Hay.Web.Accounts;
using Hay.Web.Care;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>The tables of needs assessments as files: by the same right and from the same cells.</summary>
internal sealed class PcnFileModel(Doorkeeper door, InsightBook book, CareNetwork network, IEnumerable<PcnReferrals> referrals) : PcnPage(door, book, network, referrals)
{
    public async Task<IActionResult> OnGetAsync(string id, string file, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        if (Of.IsEmpty) return NotFound();
        var name = Path.GetFileNameWithoutExtension(file);
        var table = id == Everywhere ? name == "pcns" && !All.IsEmpty ? Side() : null : Find(id) is { } one ? Table(one, name) : null;
        return table is null ? NotFound() : new TableFile(table, file, $"hay-{id}-{table.Slug}-{Asked.Quarter}");
    }
}
