using Hay.Web.Accounts;
using Hay.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>The second lock, after the password: a number from the app, or one of the codes.</summary>
internal sealed class SecondModel(SignInManager<Member> doors, Refusals refusals, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public string? Back { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? back)
    {
        Fill(back);
        return await doors.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? number, string? back)
    {
        Fill(back);
        if (await doors.GetTwoFactorAuthenticationUserAsync() is not { } member) return Redirect("/sign-in");
        var typed = (number ?? "").Trim();
        var digits = AppModel.Digits(typed);
        var result = digits.Length == 6 && typed.All(c => char.IsAsciiDigit(c) || c == ' ')
            ? await doors.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: true, rememberClient: false)
            : await doors.TwoFactorRecoveryCodeSignInAsync(typed);
        if (!result.Succeeded) refusals.NotGood("a number or code", member.Details.Id);
        return result.Succeeded ? GoOn(Back) : Sorry(say["That number or code is not good. A number changes every half minute; a code works once."]);
    }

    private void Fill(string? back)
    {
        Back = back;
        Title(say["The second lock"]);
    }
}
