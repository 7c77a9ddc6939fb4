using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>One taster: every step to read, a player where there is script, and where people near here do more of it.</summary>
[SharedPage]
internal sealed class TasterModel(
    TasterBook book, TasterDrawings drawings, RealOnes realOnes, SpaceMap spaces, TimeProvider clock) : PageModel
{
    internal Taster Taster { get; private set; } = null!;
    /// <summary>Null: all over.</summary>
    internal SpaceDefinition? Space { get; private set; }
    internal TasterDrawings Drawings => drawings;
    public ImmutableArray<Card> RealOnes { get; private set; } = [];
    internal ImmutableArray<SpaceDefinition> Spaces => spaces.All;

    /// <summary>All that it leads to, whenever it is on.</summary>
    internal SearchForm More => new() { Space = Space?.Slug ?? "", Categories = Taster.LeadsTo };

    public IActionResult OnGet(string? space, string taster)
    {
        Space = spaces.Find(space);
        if ((space is not null && Space is null) || book.Find(taster) is not { } found) return NotFound();
        Taster = found;
        RealOnes = realOnes.For(found, Space, clock.LondonNow());
        this.Frame(new PageFrame(found.Title)
        {
            At = "/try",
            Accent = Space?.Accent ?? "",
            Canonical = TastersModel.Href(Space, found),
            Description = found.Summary,
            IsLive = !RealOnes.IsEmpty,
        });
        return Page();
    }
}
