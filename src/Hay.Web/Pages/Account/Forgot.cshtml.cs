using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>Asking for a new password. The page says the same whether there is an account or not.</summary>
internal sealed class ForgotModel(UserManager<Member> members, Letters letters, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public bool IsSent { get; private set; }
    public string? Folder => letters.Folder;

    public void OnGet() => Title(say["I forgot my password"]);

    public async Task<IActionResult> OnPostAsync(string? email)
    {
        Title(say["I forgot my password"]);
        if (await members.FindByEmailAsync((email ?? "").Trim()) is { } member)
        {
            _ = letters.NewPassword(member, await members.GeneratePasswordResetTokenAsync(member), Request);
        }

        IsSent = true;
        return Page();
    }
}
