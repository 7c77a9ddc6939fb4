using System.Text;
using Hay.Care;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>One person's whole record as a file: for them, or for a system they move to.</summary>
internal sealed class ExportModel(CareDesk desk) : CasePage(desk)
{
    public async Task<IActionResult> OnGetAsync(string id, string file, LookReason why, CancellationToken ct)
    {
        if (await EnterCase(id, why) is { } away) return away;
        var answer = await Desk.Case(id).Export(Actor, why, ct);
        if (answer.Outcome == CareOutcome.ReasonNeeded) return Redirect($"/care/case/{id}");
        if (answer.Case is not { } state) return NotFound();
        return file == "record.json"
            ? File(CaseExport.Json(id, state, Network, Now), "application/json", $"hay-case-{CareTyped.Reference(id)}.json")
            : File(Encoding.UTF8.GetBytes(CaseExport.Text(id, state, Network, Now)), "text/plain; charset=utf-8", $"hay-case-{CareTyped.Reference(id)}.txt");
    }
}
