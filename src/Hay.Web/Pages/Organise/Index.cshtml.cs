using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>An organiser's home: their groups, and what needs a tap.</summary>
internal sealed class IndexModel(Doorkeeper door, DeskBook desk, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private const int Most = 30;

    public ImmutableArray<DeskOrganisation> Mine { get; private set; } = [];
    /// <summary>What was typed to find a group.</summary>
    public string Find { get; private set; } = "";
    public ImmutableArray<DeskOrganisation> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? find)
    {
        if (await Enter() is { } away) return away; // everybody has a home
        Title(say["Look after a group"]);
        Mine = [.. Me.Details.Roles.Where(r => r.Kind == RoleKind.Organiser).Select(r => desk.Organisation(r.Scope))
            .OfType<DeskOrganisation>().Where(o => !o.IsClosed).OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase)];
        Find = (find ?? "").Trim();
        if (Find.Length > 1)
        {
            Found = [.. desk.Organisations.Where(o => !o.IsClosed && o.Details.Name.Contains(Find, StringComparison.CurrentCultureIgnoreCase))
                .OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase).Take(Most)];
        }

        return Page();
    }

    public IEnumerable<DeskItem> Listings(DeskOrganisation of) => desk.Of(of.Id);
}
