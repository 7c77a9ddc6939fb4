using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>
/// Asking for an account. A password is chosen by whoever gets the mail, so that nobody can prepare an account for somebody
/// else's address; and the page says the same whether there is one already or not.
/// </summary>
internal sealed class JoinModel(UserManager<Member> members, Letters letters, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public string Email { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>The mail is on its way.</summary>
    public bool IsSent { get; private set; }
    /// <summary>Where it goes when it goes to nobody; shown, for whoever tries Hay out.</summary>
    public string? Folder => letters.Folder;

    public void OnGet() => Title(say["A new account"]);

    public async Task<IActionResult> OnPostAsync(string? email, string? name)
    {
        Title(say["A new account"]);
        (Email, Name) = ((email ?? "").Trim(), (name ?? "").Trim());
        if (AccountRules.HasAccents(Email)) return Sorry(say["We can send mail only where the letters before the @ are plain ones, without accents. Type another address."]);
        if (!AccountRules.IsEmail(Email)) return Sorry(say["Type your e-mail address, such as ann@example.org."]);
        if (Name.Length > AccountRules.NameLength) return Sorry(say["The name is longer than {0} letters.", AccountRules.NameLength]);
        var member = await members.FindByEmailAsync(Email);
        if (member is null)
        {
            member = Member.New(Email, Name, clock.GetUtcNow());
            // Two people may ask at once; then one of them is told by mail, which is the same one.
            if (!(await members.CreateAsync(member)).Succeeded) member = await members.FindByEmailAsync(Email);
        }

        if (member is not null)
        {
            if (!member.Details.EmailConfirmed)
            {
                // Asked again: the time to confirm begins anew. If it cannot be written now, it was just now.
                member.Details = member.Details with { Created = clock.GetUtcNow() };
                await members.UpdateAsync(member);
            }

            var token = await members.GeneratePasswordResetTokenAsync(member);
            _ = member.Details.EmailConfirmed ? letters.NewPassword(member, token, Request) : letters.Welcome(member, token, Request);
        }

        IsSent = true;
        return Page();
    }
}
