using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>The other services that somebody signs in with: connect one, take one away.</summary>
[Authorize]
internal sealed class ServicesModel(
    UserManager<Member> members, Doors doors, SignInProviders services, IStringLocalizer<Hay.Web.Languages.Words> say) : OtherPage
{
    public AccountDetails Me { get; private set; } = null!;
    /// <summary>They may change something: they signed in just now.</summary>
    public bool IsFresh { get; private set; }
    public IEnumerable<SignInProvider> Offered => services.All.Where(s => !Me.Logins.Any(l => l.Provider == s.Name));

    public async Task<IActionResult> OnGetAsync() => await Fill() is null ? Challenge() : Page();

    public async Task<IActionResult> OnPostConnectAsync(string? service)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        if (services.Find(service) is not { } chosen) return Sorry(say["Nobody can sign in with that here."]);
        return await Leave(chosen, doors.ConfigureExternalAuthenticationProperties(chosen.Name, "/account/services?handler=Connected", member.Details.Id));
    }

    /// <summary>Back from the service. Who asked to go there is sealed into the way; nobody else's return connects anything.</summary>
    public async Task<IActionResult> OnGetConnectedAsync()
    {
        if (await Fill() is not { } member) return Challenge();
        var who = await doors.GetExternalLoginInfoAsync(member.Details.Id);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (who is null || services.Find(who.LoginProvider) is not { } service) return Sorry(say["That did not work: the other service said no, or it took too long. Try again."]);
        var result = await members.AddLoginAsync(member, new UserLoginInfo(service.Name, who.ProviderKey, service.Shown));
        return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.LoginAlreadyAssociated))
            ? Sorry(say["That account of {0} opens another account at Hay already.", service.Shown])
            : await Done(member, result, say["{0} is connected. Use it to sign in next time.", service.Shown]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? service)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        var without = member.Details with { Logins = member.Details.Logins.RemoveAll(l => l.Provider == service) };
        if (services.WaysIn(without) == 0) return Sorry(say["That is your only way to sign in. Choose a password first, or make a passkey."]);
        member.Details = without;
        return await Done(member, await members.UpdateSecurityStampAsync(member), say["It is taken away. Other devices have been signed out."]);
    }

    private PageResult NotFresh() => Sorry(say["It is a while since you signed in. Sign in again, to be sure it is you."]);

    private async Task<Member?> Fill()
    {
        Title(say["Other services"]);
        var member = await members.GetUserAsync(User);
        if (member is null) return null;
        (Me, IsFresh) = (member.Details, await doors.IsFresh());
        return member;
    }

    private async Task<IActionResult> Done(Member member, IdentityResult result, string words)
    {
        if (!result.Succeeded) return Sorry(Words(result, say));
        await doors.RefreshSignInAsync(member);
        this.Say(Said.Good(words));
        return Redirect("/account/services#said");
    }
}
