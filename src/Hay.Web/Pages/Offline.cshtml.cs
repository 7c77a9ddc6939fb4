using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>What the service worker shows for a page it cannot fetch and has not kept.</summary>
[SharedPage]
internal sealed class OfflineModel(IStringLocalizer<Words> say) : PageModel
{
    public void OnGet() => this.Frame(new PageFrame(say["No network just now"]));
}
