using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Site;
using Hay.Web.Tasters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>All tasters: of no space, or of one, where they end at what is on there.</summary>
[SharedPage]
internal sealed class TastersModel(TasterBook book, SpaceMap spaces, IStringLocalizer<Words> say) : PageModel
{
    /// <summary>Null: all over.</summary>
    internal SpaceDefinition? Space { get; private set; }
    internal ImmutableArray<Taster> All => book.All;

    /// <summary>Where the tasters of a space are, or those of none.</summary>
    internal static string Href(SpaceDefinition? space) => space is null ? "/try" : $"/{space.Slug}/try";

    internal static string Href(SpaceDefinition? space, Taster taster) => $"{Href(space)}/{taster.Id}";

    public IActionResult OnGet(string? space)
    {
        Space = spaces.Find(space);
        if (space is not null && Space is null) return NotFound();
        this.Frame(new PageFrame(Space is null ? say["Try something now"] : say["Try something now in {0}", Space.Name])
        {
            At = "/try",
            Accent = Space?.Accent ?? "",
            Canonical = Href(Space),
            Description = say["Short things to try where you are, and where people near you do more of them."],
        });
        return Page();
    }
}
