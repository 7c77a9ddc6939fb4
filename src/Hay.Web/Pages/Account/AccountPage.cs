using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages.Account;

/// <summary>What the pages about an account have in common: one thing may be wrong, and is said above the form.</summary>
internal abstract class AccountPage : PageModel
{
    public string Problem { get; private set; } = "";

    protected virtual void Title(string title) => this.Frame(new PageFrame(title) { IsUnlisted = true });

    protected PageResult Sorry(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>A page of our own, never another site's.</summary>
    protected LocalRedirectResult GoOn(string? back) =>
        LocalRedirect(Url.IsLocalUrl(back) && !back.StartsWith('~') ? back : "/account");

    /// <summary>What Identity says is wrong with a password, as we say it.</summary>
    protected static string Words(IdentityResult result, Microsoft.Extensions.Localization.IStringLocalizer say) => result.Errors.FirstOrDefault()?.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) or nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            say["A password has at least {0} letters, and not always the same ones. Three words you can remember are good.", AccountSetup.PasswordLength],
        PasswordRules.TooCommon => say["Many people use that password, or it is like your name or address. Three words you can remember are good."],
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => say["Something else changed your account just now. Try again."],
        nameof(IdentityErrorDescriber.PasswordMismatch) => say["That is not your password."],
        _ => say["That did not work. The link may be too old or used already: ask for a new one."],
    };
}
