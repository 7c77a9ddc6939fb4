using System.Collections.Immutable;
using Hay.Web.Accounts;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>One of <see cref="InsightViews"/>: what was chosen, words, a drawing, and the tables that both are made of.</summary>
internal sealed class ViewModel(Doorkeeper door, InsightBook book) : InsightPage(door, book)
{
    public InsightView View { get; private set; } = null!;
    public ImmutableArray<InsightTable> Tables { get; private set; } = [];
    public InsightMap? Map { get; private set; }
    public TrendLines? Lines { get; private set; }

    public async Task<IActionResult> OnGetAsync(string view, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        if (InsightViews.Find(view) is not { } found) return NotFound();
        View = found;
        Title(found.Name);
        if (Of.IsEmpty) return Page();
        Tables = [.. found.Tables.Select(table => table(Of, Asked))];
        if (found.HasMap) Map = InsightMap.Of(Tables[0], Of, Asked.Space);
        if (found.HasLines) Lines = TrendLines.Of(Tables[0]);
        return Page();
    }
}
