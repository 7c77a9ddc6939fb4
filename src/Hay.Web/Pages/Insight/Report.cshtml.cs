using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Insight;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Insight;

/// <summary>A month in a space, to print or to keep as a PDF.</summary>
internal sealed class ReportModel(Doorkeeper door, InsightBook book, PublicAddress site, IStringLocalizer<Hay.Web.Languages.Words> say) : InsightPage(door, book)
{
    public SpaceDefinition Space { get; private set; } = null!;
    /// <summary>Null: nothing is counted yet.</summary>
    public MonthReport? Report { get; private set; }
    /// <summary>The day on which there is something to report; null: nothing is counted yet.</summary>
    public string? FirstReport => Of.Figures.FirstWholeWeekIsCounted()?.ToString("dddd d MMMM", Languages.Language.English.Culture);
    public string Methods => site.Typed(Request, "/insight/methods");

    /// <param name="space">Which.</param>
    /// <param name="month">"2026-10"; empty: the last whole one.</param>
    /// <param name="ct">Stops.</param>
    public async Task<IActionResult> OnGetAsync(string space, string? month, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        if (Of.Spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        if (month is { Length: > 0 } && !(MonthReport.Parse(month) is { } asked && MonthReport.Months(Of.Figures).Contains(asked))) return NotFound();
        if ((MonthReport.Parse(month) ?? MonthReport.Usual(Of.Figures)) is { } shown) Report = MonthReport.Of(Of, found, shown);
        Title(Report is null ? say["A month in {0}", found.Name] : $"{found.Name}, {Report.Name}");
        return Page();
    }
}
