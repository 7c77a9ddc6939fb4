using Hay.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Account;

/// <summary>A page from which people go to another service, to sign in there.</summary>
internal abstract class OtherPage : AccountPage
{
    /// <summary>The service to go to, and where; null: stay here.</summary>
    public (string Shown, string Address)? Leaving { get; private set; }

    // Not by a redirect: browsers hold every redirect that follows a form against the page's policy (form-action), and a
    // service may send people on to hosts that nobody here can list.
    protected async Task<PageResult> Leave(SignInProvider service, AuthenticationProperties way)
    {
        await HttpContext.ChallengeAsync(service.Name, way);
        var address = SignInProviderSetup.WayOn(HttpContext)!;
        Response.Headers.Append("Refresh", $"0;url={address}");
        Leaving = (service.Shown, address);
        return Page();
    }
}
