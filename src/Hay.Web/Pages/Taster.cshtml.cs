using Hay.Grains;
using Hay.Web.Pictures;
using Hay.Web.Site;
using Hay.Web.Tasters;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>One taster: every step to read, a player where there is script, and where people near here do more of it.</summary>
[SharedPage]
internal sealed class TasterModel(TasterBook book, RealOnes realOnes, SpaceMap spaces, ShareCards shareCards, TimeProvider clock) : PageModel
{
    internal TasterSheet Sheet { get; private set; } = null!;

    public IActionResult OnGet(string? space, string taster)
    {
        var found = spaces.Find(space);
        if ((space is not null && found is null) || book.Find(taster) is not { } shown) return NotFound();
        Sheet = new TasterSheet(shown, found, realOnes.For(shown, found, clock.LondonNow()), spaces.All);
        this.Frame(new PageFrame(shown.Title)
        {
            At = "/try",
            Accent = found?.Accent ?? "",
            Canonical = TastersModel.Href(found, shown),
            Description = shown.Summary,
            IsLive = !Sheet.RealOnes.IsEmpty,
            Card = found is null ? shareCards.Home() : shareCards.Of(found.Slug),
        });
        return Page();
    }
}
