using System.Collections.Immutable;
using Hay.Web.Accounts;
using Hay.Web.Pages.Account;
using Hay.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>Signing in with a password or a passkey. Whether an address has an account is not told.</summary>
internal sealed class SignInModel(
    SignInManager<Member> doors, UserManager<Member> members, IPasswordHasher<Member> hasher, SignInProviders services, Refusals refusals,
    IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public string Email { get; private set; } = "";
    public string? Back { get; private set; }
    public ImmutableArray<SignInProvider> Services => services.All;

    public void OnGet(string? back) => Fill("", back);

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? back)
    {
        Fill((email ?? "").Trim(), back);
        var member = Email.Length > 0 ? await members.FindByEmailAsync(Email) : null;
        if (member?.Details.PasswordHash is null)
        {
            // As slow as a password that is wrong.
            hasher.HashPassword(Member.New("nobody@example.org", "", default), password ?? "");
            refusals.NotGood("a password", member?.Details.Id);
            return Wrong();
        }

        var result = await doors.PasswordSignInAsync(member, password ?? "", isPersistent: true, lockoutOnFailure: true);
        // As slow as any other no.
        if (result.IsLockedOut) hasher.HashPassword(member, password ?? "");
        if (result is { Succeeded: false, RequiresTwoFactor: false }) refusals.NotGood("a password", member.Details.Id);
        return result.Succeeded ? GoOn(Back)
            : result.RequiresTwoFactor ? Redirect($"/account/second{(Back is null ? QueryString.Empty : QueryString.Create("back", Back))}")
            : Wrong();
    }

    /// <summary>What a browser needs to use a passkey, as JSON, for passkey.js. It names nobody: the passkey knows whose it is.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await doors.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <param name="credential">What the browser said, as JSON.</param>
    /// <param name="back">Where to go on.</param>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? back)
    {
        Fill("", back);
        if (await Used(credential) is not { Succeeded: true } used || !await doors.CanSignInAsync(used.User)
            || !(await members.AddOrUpdatePasskeyAsync(used.User, used.Passkey)).Succeeded)
        {
            refusals.NotGood("a passkey", null);
            return Sorry(say["That passkey does not open an account here. It may have been taken away. Try another, or use your password."]);
        }

        // It is two locks in one (the device, and a finger, a face or a PIN), so no number is asked. And nobody guesses it, so
        // somebody else's guesses at the password do not keep its owner out.
        await doors.SignInAsync(used.User, isPersistent: true, "passkey");
        return GoOn(Back);
    }

    private async Task<PasskeyAssertionResult<Member>?> Used(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await doors.PerformPasskeyAssertionAsync(credential);
        }
        // Nobody had asked to use one, or too long ago.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private PageResult Wrong() =>
        Sorry(say["That address and password do not go together. After many tries, wait a quarter of an hour."]);

    private void Fill(string email, string? back)
    {
        (Email, Back) = (email, back);
        Title(say["Sign in"]);
    }
}
