using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Insight;

/// <summary>How figures are made and what is hidden, for everybody.</summary>
internal sealed class MethodsModel(IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    public void OnGet() => this.Frame(new PageFrame(say["How we count"])
    {
        Description = say["How Hay counts who is reached, and what it hides so that nobody can be picked out."],
        Canonical = "/insight/methods",
    });
}
