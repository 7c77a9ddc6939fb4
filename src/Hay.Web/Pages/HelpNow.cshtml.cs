using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>Help now as a page: for a link, a search, and browsers that cannot open the panel.</summary>
[SharedPage]
internal sealed class HelpNowModel : PageModel
{
    public void OnGet() => this.Frame(new PageFrame("Help now") { Canonical = "/help-now" });
}
