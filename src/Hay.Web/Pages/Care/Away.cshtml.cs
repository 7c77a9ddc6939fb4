using Hay.Web.Care;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>
/// Where a page about people goes when nobody has been there for as long as a session lasts: it shows nothing of anybody. Whoever is signed out, or was
/// away too long, is asked to sign in.
/// </summary>
[AllowAnonymous] // whoever is signed out already goes on to where they were, too
internal sealed class AwayModel(CareDesk desk) : CarePage(desk)
{
    /// <summary>A page of care.</summary>
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }

    public override string WayBack => Back is { } way && Url.IsLocalUrl(way) && way.StartsWith("/care", StringComparison.Ordinal) ? way : "/care";

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated != true) return Redirect($"/sign-in{QueryString.Create("back", WayBack)}");
        if (await Enter(_ => true, isHere: false) is { } away) return away;
        this.Frame(new PageFrame("You were away") { IsUnlisted = true });
        return Page();
    }

    /// <summary>Somebody is here, says a page: they write, or pressed that they are.</summary>
    public async Task<IActionResult> OnGetHereAsync() => await Enter(_ => true) ?? new NoContentResult();
}
