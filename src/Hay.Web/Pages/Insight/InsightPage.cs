using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Insight;
using Hay.Web.Pages.Organise;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>A page for analysts: tables of protected figures, and what was chosen to see.</summary>
internal abstract class InsightPage(Doorkeeper door, InsightBook book) : WorkPage(door)
{
    public InsightSources Of { get; private set; } = null!;
    public InsightQuery Asked { get; private set; } = null!;

    /// <summary>Null: they may. Else where to send them.</summary>
    protected async Task<IActionResult?> EnterAsAnalyst(CancellationToken ct)
    {
        if (await Enter(Right.SeeInsight, "", "", ct) is { } away) return away;
        Of = book.Now;
        Asked = InsightQuery.Of(Request.Query, Of);
        return null;
    }
}
