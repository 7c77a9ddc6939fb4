using Hay.Web.Accounts;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>Choosing a password by the link of a mail, which confirms the address too. Looking changes nothing.</summary>
internal sealed class PasswordModel(UserManager<Member> members, SignInManager<Member> doors, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public string Who { get; private set; } = "";
    public string Code { get; private set; } = "";
    /// <summary>Whose password it is, for the browser's own list of passwords; empty when the link is no good.</summary>
    public string Email { get; private set; } = "";

    public async Task OnGetAsync(string? who, string? code)
    {
        var member = await Fill(who, code);
        var isGood = member is not null && Letters.Token(code) is { } token
            && await members.VerifyUserTokenAsync(member, members.Options.Tokens.PasswordResetTokenProvider, UserManager<Member>.ResetPasswordTokenPurpose, token);
        if (isGood) Email = member!.Details.Email;
    }

    public async Task<IActionResult> OnPostAsync(string? who, string? code, string? password)
    {
        var member = await Fill(who, code);
        if (member is null || Letters.Token(code) is not { } token) return NoGood();
        Email = member.Details.Email;
        member.Details = member.Details with { EmailConfirmed = true }; // written with the password or not at all
        var result = await members.ResetPasswordAsync(member, token, password ?? "");
        if (!result.Succeeded)
        {
            if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken))) return NoGood();
            return Sorry(Words(result, say));
        }

        await members.ResetAccessFailedCountAsync(member);
        await members.SetLockoutEndDateAsync(member, null);
        if (!member.Details.HasSecondFactor) await doors.SignInAsync(member, isPersistent: true);
        this.Say(Said.Good(say["Your new password is set."]));
        return Redirect(member.Details.HasSecondFactor ? "/sign-in" : "/account");
    }

    private PageResult NoGood()
    {
        Email = "";
        return Sorry(say["This link is not good any more. A link works once, for a day."]);
    }

    private async Task<Member?> Fill(string? who, string? code)
    {
        Title(say["Choose a password"]);
        (Who, Code) = (who ?? "", code ?? "");
        return Who.Length == 0 ? null : await members.FindByIdAsync(Who);
    }
}
