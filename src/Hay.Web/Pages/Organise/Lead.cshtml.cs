using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Gatherings;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.Organise;

/// <summary>Leading what a space does together, line by line: for its hosts, and for groups that have something listed there.</summary>
internal sealed class LeadModel(
    Doorkeeper door, CatalogueSlot catalogue, SpaceMap spaces, TasterBook book, IGrainFactory grains, PresenceRelay relay,
    IStringLocalizer<Words> say) : WorkPage(door)
{
    internal SpaceDefinition Space { get; private set; } = null!;
    /// <summary>Null: none is on.</summary>
    internal GatheringView? Gathering { get; private set; }
    internal Taster? Taster => book.Find(Gathering?.Taster);
    public string People { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (await EnterToLead(space, ct) is { } away) return away;
        var now = await grains.GetGrain<IGatheringGrain>(Space.Slug).View(ct);
        Gathering = now.Gathering;
        People = RoundCount.Together(now.Together, say);
        Title(say["Lead together in {0}", Space.Name]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, string? line, CancellationToken ct)
    {
        if (await EnterToLead(space, ct) is { } away) return away;
        var outcome = await grains.GetGrain<IGatheringGrain>(Space.Slug).Say(line ?? "", ct);
        if (outcome == LineOutcome.Said) await relay.Nudge(Space.Slug, ct);
        this.Say(outcome switch
        {
            LineOutcome.Said => Said.Good(say["They all see it now."]),
            LineOutcome.NothingOn => Said.Sorry(say["Nothing is on just now, so nobody would see it."]),
            LineOutcome.TooSoon => Said.Sorry(say["People are still reading the line before. Wait a moment, then send it again."]),
            _ => Said.Sorry(say["A line has up to {0} letters.", Grains.Gathering.LongestLine]),
        });
        return Redirect($"/organise/lead/{Space.Slug}");
    }

    private async Task<IActionResult?> EnterToLead(string space, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        if (await May(Right.LeadGathering, "", found.Slug, ct)) return null;
        foreach (var organisation in Listed(found.Slug))
        {
            if (await May(Right.LeadGathering, organisation, found.Slug, ct)) return null;
        }

        return Forbid();
    }

    // Of their organisations, those that have something listed in the space.
    private ImmutableArray<string> Listed(string space) => [.. Me.Details.Roles.Where(r => r.Kind == RoleKind.Organiser).Select(r => r.Scope)
        .Where(o => catalogue.Current.Search(new CatalogueQuery { Organisation = o, Space = space, Take = 0 }).Total > 0)];
}
