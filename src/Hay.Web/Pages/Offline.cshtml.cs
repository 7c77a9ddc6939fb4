using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>What the service worker shows for a page it cannot fetch and has not kept.</summary>
[SharedPage]
internal sealed class OfflineModel : PageModel
{
    public void OnGet() => this.Frame(new PageFrame("No network just now"));
}
