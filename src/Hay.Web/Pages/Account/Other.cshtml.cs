using System.Security.Claims;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>
/// Signing in with another service. An address alone opens no account: somebody else may have it there. So an account that
/// there is already is connected by its owner, in the account; and a new one needs an address that the service has checked.
/// </summary>
internal sealed class OtherModel(
    UserManager<Member> members, Doors doors, SignInProviders services, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : OtherPage
{
    /// <summary>What the service is called; empty: nobody came from one.</summary>
    public string Shown { get; private set; } = "";
    /// <summary>The address of the account that can be made; empty: none can.</summary>
    public string Email { get; private set; } = "";
    public string? Back { get; private set; }

    public async Task<IActionResult> OnPostStartAsync(string? service, string? back)
    {
        Fill(null, back);
        if (services.Find(service) is not { } chosen) return Sorry(say["Nobody can sign in with that here."]);
        var here = $"/sign-in/other{(back is null ? QueryString.Empty : QueryString.Create("back", back))}";
        return await Leave(chosen, doors.ConfigureExternalAuthenticationProperties(chosen.Name, here));
    }

    /// <summary>Back from the service.</summary>
    public async Task<IActionResult> OnGetAsync(string? back)
    {
        var who = await doors.GetExternalLoginInfoAsync();
        Fill(who, back);
        if (who is null) return NotHeard();
        var result = await doors.ExternalLoginSignInAsync(who.LoginProvider, who.ProviderKey, isPersistent: true);
        if (result.Succeeded || result.RequiresTwoFactor) await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (result.Succeeded) return GoOn(back);
        if (result.RequiresTwoFactor) return Redirect($"/account/second{(back is null ? QueryString.Empty : QueryString.Create("back", back))}");
        if (result.IsLockedOut) return Sorry(say["There were many wrong passwords for your account. Wait a quarter of an hour."]);
        var (_, problem) = await Judge(who);
        return problem.Length == 0 ? Page() : Sorry(problem);
    }

    public async Task<IActionResult> OnPostMakeAsync(string? back)
    {
        var who = await doors.GetExternalLoginInfoAsync();
        Fill(who, back);
        if (who is null) return NotHeard();
        var (asked, problem) = await Judge(who);
        if (problem.Length > 0) return Sorry(problem);
        var member = asked ?? Member.New(Email, NameOf(who), clock.GetUtcNow());
        // All of it is written at once, or nothing.
        member.Details = member.Details with { EmailConfirmed = true, Logins = [new ExternalLogin(who.LoginProvider, who.ProviderKey, Shown)] };
        var made = asked is null ? await members.CreateAsync(member) : await members.UpdateSecurityStampAsync(member);
        if (!made.Succeeded) return Sorry(Words(made, say));
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        await doors.SignInAsync(member, isPersistent: true, who.LoginProvider);
        return GoOn(back);
    }

    // Why no account can be made; empty: one can, for Email. Asked: who wanted one with that address before and never
    // confirmed it, which the service has done now.
    private async Task<(Member? Asked, string Problem)> Judge(ExternalLoginInfo who)
    {
        var email = who.Principal.FindFirstValue(ClaimTypes.Email) ?? "";
        if (!bool.TryParse(who.Principal.FindFirstValue(SignInProviderSetup.EmailVerified), out var isChecked) || !isChecked || !AccountRules.IsEmail(email))
        {
            return (null, say["{0} did not tell us an e-mail address that it has checked. Make an account with your address first; then connect {0} in it.", Shown]);
        }

        var there = await members.FindByEmailAsync(email);
        if (there is { Details.EmailConfirmed: true })
        {
            return (null, say["There is an account for {0} already. Sign in to it in another way; then connect {1} in it.", email, Shown]);
        }

        Email = email;
        return (there, "");
    }

    private static string NameOf(ExternalLoginInfo who) =>
        who.Principal.FindFirstValue(ClaimTypes.Name)?.Trim() is { Length: <= AccountRules.NameLength } name ? name : "";

    private PageResult NotHeard() => Sorry(say["That did not work: the other service said no, or it took too long. Try again, or sign in another way."]);

    private void Fill(ExternalLoginInfo? who, string? back)
    {
        Title(say["Sign in"]);
        (Shown, Back) = (services.Find(who?.LoginProvider)?.Shown ?? "", back);
    }
}
