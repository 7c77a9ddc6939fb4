using System.Collections.Immutable;
using Hay.Uptake;
using Hay.Web.Accounts;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Insight;

/// <summary>A quarter in four numbers, in words, and space by space.</summary>
internal sealed class IndexModel(Doorkeeper door, InsightBook book, UptakeReader reader, IStringLocalizer<Hay.Web.Languages.Words> say) : InsightPage(door, book)
{
    public TodayTiles Today { get; private set; } = null!;
    public InsightTable Table { get; private set; } = null!;
    public IEnumerable<string> Sentences => InsightWords.Overview(Of, Asked);
    public ImmutableArray<(string Name, InsightCell Cell)> Figures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        Title(say["Who Hay reaches"]);
        Table = OverviewTables.Spaces(Of, Asked);
        Figures = OverviewTables.Figures(Of, Asked);
        Today = await TodayTiles.Of(reader, Of, Asked.Space, ct);
        return Page();
    }

    /// <summary>Today's numbers alone, as they are now: the page asks for them again and again.</summary>
    public async Task<IActionResult> OnGetTodayAsync(CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        Response.Headers.CacheControl = "no-store";
        return Partial("_Today", await TodayTiles.Of(reader, Of, Asked.Space, ct));
    }
}
