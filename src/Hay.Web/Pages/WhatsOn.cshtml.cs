using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Printing;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>The week in a space, or near one of its places, for a noticeboard or a fridge. The same for everybody.</summary>
[SharedPage(Kept = false)]
internal sealed class WhatsOnModel(WeekSheet sheets, SpaceMap spaces, SpaceLooks looks, PublicAddress site,
    IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    internal SpaceDefinition Space { get; private set; } = null!;
    internal Locality? Place { get; private set; }
    internal Sheet Sheet { get; private set; } = null!;
    /// <summary>How far round the place; 0 for a whole space.</summary>
    public double Miles { get; private set; }
    public string Week { get; private set; } = "";
    public string Today { get; private set; } = "";
    internal ImmutableArray<SheetDay> Days { get; private set; } = [];

    public IActionResult OnGet(string space, string? place, string? size)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        if (place is not null && looks.Locality(space, place) is null) return NotFound();
        Space = found;
        Place = place is null ? null : looks.Locality(space, place);
        var path = Place is null ? $"/{space}" : $"/{space}/near/{Place.Slug}";
        Sheet = new Sheet(path, site.Typed(Request, path), size == Sheet.Large);
        var today = clock.LondonNow().Day();
        Today = Times.Date(today, today, say);
        Week = say["{0} to {1}", Today, Times.Date(today.AddDays(WeekSheet.Days - 1), today, say)];
        var miles = 0.0;
        Days = Place is null ? sheets.Of(found) : sheets.Near(found, Place, out miles);
        Miles = miles;
        this.Frame(new PageFrame(Place is null ? say["What’s on in {0}", found.Name] : say["What’s on near {0}", Place.Name])
        {
            Accent = found.Accent,
            IsLive = true,
            Canonical = $"{path}/whats-on",
        });
        return Page();
    }
}
