using Hay.Care;
using Hay.Web.Accounts;
using Hay.Web.Care;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>Primary care networks beside each other, and the way to each.</summary>
internal sealed class PcnsModel(Doorkeeper door, InsightBook book, CareNetwork network, IEnumerable<PcnReferrals> referrals) : PcnPage(door, book, network, referrals)
{
    public InsightView View { get; } = new("pcn", "Primary care networks", "Need, supply and reach, network by network.", Choices.Quarter | Choices.Measure, []);
    public InsightTable? Beside { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        Title(View.Name);
        if (!Of.IsEmpty) Beside = Side();
        return Page();
    }
}
