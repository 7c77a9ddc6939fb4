using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Hay.Web.LocalCare;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.LocalCare;

/// <summary>What help there is, step by step, and what fits what somebody ticks. Nothing is kept of it: the ticks are in the address alone.</summary>
[SharedPage(Kept = false)]
internal sealed class IndexModel(MapOfCare care, SpaceMap spaces, IServiceProviderIsService known, IStringLocalizer<Words> say) : PageModel
{
    internal CareMap Map { get; private set; } = null!;
    internal SpaceMap Spaces => spaces;
    /// <summary>People can ask for a connector on a page of this site.</summary>
    public bool HasConnectors { get; } = known.IsService(typeof(CareDesk));
    /// <summary>Ids of needs that are ticked.</summary>
    public ImmutableHashSet<string> Ticked { get; private set; } = [];
    /// <summary>Slug; empty: anywhere.</summary>
    public string Space { get; private set; } = "";
    /// <summary>Somebody pressed the button.</summary>
    public bool IsAsked { get; private set; }
    internal ImmutableArray<FittingHelp> Fitting { get; private set; } = [];

    public IActionResult OnGet(string[] need, string? space, string? fit)
    {
        if (care.Shown is not { } map) return NotFound();
        Map = map;
        Ticked = [.. need.Where(id => map.Needs.Any(known => known.Id == id))];
        Space = spaces.Find(space)?.Slug ?? "";
        IsAsked = fit == "1" || !Ticked.IsEmpty;
        Fitting = map.Fitting(Ticked, Space);
        this.Frame(new PageFrame(say["Help near you, step by step"]) { Canonical = MapOfCare.Path, IsUnlisted = IsAsked });
        return Page();
    }
}
