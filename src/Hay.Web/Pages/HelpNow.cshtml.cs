using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Care;
using Hay.Web.LocalCare;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>Help now as a page: for a link, a search, and browsers that cannot open the panel.</summary>
[SharedPage]
internal sealed class HelpNowModel(SpaceMap spaces, MapOfCare care, IServiceProviderIsService known, IStringLocalizer<Words> say) : PageModel
{
    /// <summary>Spaces that have lines of their own.</summary>
    internal ImmutableArray<SpaceDefinition> Local { get; } = [.. spaces.All.Where(s => !s.HelpLines.IsEmpty)];

    /// <summary>There is a connector service, and people can come by themselves.</summary>
    internal bool HasConnectors { get; } = known.IsService(typeof(CareDesk));
    public bool HasCareMap => care.Shown is not null;

    public void OnGet() => this.Frame(new PageFrame(say["Help now"]) { Canonical = "/help-now" });
}
