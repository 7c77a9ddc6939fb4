using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Insight;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Insight;

/// <summary>How people said they are, for analysts: protected where it was counted, and nothing but that comes here.</summary>
internal sealed class PulseModel(Doorkeeper door, InsightBook book, IGrainFactory grains) : InsightPage(door, book)
{
    public InsightTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? file, CancellationToken ct)
    {
        if (await EnterAsAnalyst(ct) is { } away) return away;
        var weeks = new Dictionary<string, ImmutableArray<PulseWeek>>();
        foreach (var space in Of.Spaces.All) weeks[space.Slug] = await grains.GetGrain<IPulseGrain>(space.Slug).Weeks(ct);
        Table = PulseTables.Weeks(weeks, Of);
        if (file is not null) return new TableFile(Table, file, "hay-pulse");
        Title("How people are");
        return Page();
    }
}
