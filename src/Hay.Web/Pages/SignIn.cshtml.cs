using Hay.Web.Accounts;
using Hay.Web.Pages.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>Signing in with a password. Whether an address has an account is not told.</summary>
internal sealed class SignInModel(SignInManager<Member> doors, UserManager<Member> members, IPasswordHasher<Member> hasher, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public string Email { get; private set; } = "";
    public string? Back { get; private set; }

    public void OnGet(string? back) => Fill("", back);

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? back)
    {
        Fill((email ?? "").Trim(), back);
        var member = Email.Length > 0 ? await members.FindByEmailAsync(Email) : null;
        if (member?.Details.PasswordHash is null)
        {
            // As slow as a password that is wrong.
            hasher.HashPassword(Member.New("nobody@example.org", "", default), password ?? "");
            return Wrong();
        }

        var result = await doors.PasswordSignInAsync(member, password ?? "", isPersistent: true, lockoutOnFailure: true);
        return result.Succeeded ? GoOn(Back)
            : result.RequiresTwoFactor ? Redirect($"/account/second{(Back is null ? QueryString.Empty : QueryString.Create("back", Back))}")
            : Wrong();
    }

    private PageResult Wrong() =>
        Sorry(say["That address and password do not go together. After many tries, wait a quarter of an hour."]);

    private void Fill(string email, string? back)
    {
        (Email, Back) = (email, back);
        Title(say["Sign in"]);
    }
}
