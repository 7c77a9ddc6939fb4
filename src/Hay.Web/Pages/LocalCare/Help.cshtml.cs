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

/// <summary>One kind of help in plain words: what it is for, how one gets there, how long one waits, what happens.</summary>
[SharedPage]
internal sealed class HelpModel(MapOfCare care, SpaceMap spaces, IServiceProviderIsService known, IStringLocalizer<Words> say) : PageModel
{
    internal CareMap Map { get; private set; } = null!;
    internal LocalHelp Help { get; private set; } = null!;
    /// <summary>People can ask for it on a page of this site.</summary>
    public bool IsAskedHere => Help.Id == MapOfCare.Connectors && known.IsService(typeof(CareDesk));
    internal MapStep Step => Map.Steps.First(step => step.Step == Help.Step);
    internal ImmutableArray<LocalHelp> Next => [.. Help.Next.Select(id => Map.Find(id)!)];
    /// <summary>Names of the spaces it is for, where it is not for all.</summary>
    public ImmutableArray<string> Only => Help.Spaces.IsEmpty || spaces.All.All(s => Help.Spaces.Contains(s.Slug)) ? [] : [.. spaces.All.Where(s => Help.Spaces.Contains(s.Slug)).Select(s => s.Name)];

    public IActionResult OnGet(string service)
    {
        if (care.Shown is not { } map || map.Find(service) is not { } help) return NotFound();
        (Map, Help) = (map, help);
        this.Frame(new PageFrame(help.Name) { Canonical = MapOfCare.PathOf(help), Description = say["What it is for, how you get it, and how long people wait."] });
        return Page();
    }
}
