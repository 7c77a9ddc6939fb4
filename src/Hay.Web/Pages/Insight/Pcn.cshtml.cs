using System.Collections.Immutable;
using Hay.Care;
using Hay.Web.Accounts;
using Hay.Web.Care;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>The needs assessment of one primary care network.</summary>
internal sealed class PcnModel(Doorkeeper door, InsightBook book, CareNetwork network, IEnumerable<PcnReferrals> referrals) : PcnPage(door, book, network, referrals)
{
    public PcnProfile Profile { get; private set; } = null!;
    public InsightView View { get; private set; } = null!;
    public ImmutableArray<InsightTable> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        if (Find(id) is not { } found) return NotFound();
        Profile = found;
        View = new($"pcn/{found.Pcn.Id}", found.Pcn.Name, "Who lives there, what they need, what is near, who is reached, what is missing.", Choices.Quarter | Choices.Measure, []);
        Title(found.Pcn.Name);
        if (!Of.IsEmpty) Tables = TablesOf(found);
        return Page();
    }
}
