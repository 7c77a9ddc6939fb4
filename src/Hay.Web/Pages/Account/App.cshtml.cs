using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>The second lock: a number from an authenticator app (TOTP, RFC 6238), and codes for when the app is lost.</summary>
[Authorize]
internal sealed class AppModel(UserManager<Member> members, Doors doors, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public AccountDetails Me { get; private set; } = null!;
    /// <summary>They may turn it on: they signed in just now.</summary>
    public bool IsFresh { get; private set; }
    /// <summary>Shown once, when they are made.</summary>
    public ImmutableArray<string> NewCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Fill() is null ? Challenge() : Page();

    /// <summary>Makes a secret for the app; it locks nothing before a number has been typed.</summary>
    public async Task<IActionResult> OnPostStartAsync()
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        if (!member.Details.HasSecondFactor)
        {
            await members.ResetAuthenticatorKeyAsync(member);
            await doors.RefreshSignInAsync(member);
        }

        return Redirect("/account/app");
    }

    public async Task<IActionResult> OnPostOnAsync(string? number)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        if (member.Details.HasSecondFactor) return Redirect("/account/app");
        if (!await members.VerifyTwoFactorTokenAsync(member, members.Options.Tokens.AuthenticatorTokenProvider, Digits(number)))
        {
            return Sorry(say["That is not the number in your app just now. Each is good for half a minute; type the next one."]);
        }

        NewCodes = [.. RecoveryCodes.Make()];
        member.Details = member.Details with { RecoveryCodes = [.. NewCodes.Select(RecoveryCodes.Hash)] };
        // Both are written, or neither.
        if (!(await members.SetTwoFactorEnabledAsync(member, true)).Succeeded)
        {
            NewCodes = [];
            return Sorry(say["Something else changed your account just now. Try again."]);
        }

        await doors.RefreshSignInAsync(member);
        Me = member.Details;
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(string? password)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!await doors.IsSure(member, password))
        {
            return Sorry(Me.PasswordHash is not null ? say["That is not your password."] : say["It is a while since you signed in. Sign out and in again, to be sure it is you."]);
        }

        await members.SetTwoFactorEnabledAsync(member, false);
        await members.ResetAuthenticatorKeyAsync(member);
        await doors.RefreshSignInAsync(member);
        this.Say(Said.Good(say["The second lock is off."]));
        return Redirect("/account#said");
    }

    private PageResult NotFresh() => Sorry(say["It is a while since you signed in. Sign in again, to be sure it is you."]);

    /// <summary>A number as typed, with spaces or without.</summary>
    internal static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));

    private async Task<Member?> Fill()
    {
        Title(say["A second lock"]);
        var member = await members.GetUserAsync(User);
        if (member is not null) (Me, IsFresh) = (member.Details, await doors.IsFresh());
        return member;
    }
}
