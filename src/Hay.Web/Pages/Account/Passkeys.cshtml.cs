using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>One's own passkeys: make one, call it something else, take it away.</summary>
[Authorize]
internal sealed class PasskeysModel(
    UserManager<Member> members, Doors doors, SignInProviders services, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public AccountDetails Me { get; private set; } = null!;
    /// <summary>They may change something: they signed in just now.</summary>
    public bool IsFresh { get; private set; }
    public DateOnly Today => clock.LondonNow().Day();

    public async Task<IActionResult> OnGetAsync() => await Fill() is null ? Challenge() : Page();

    /// <summary>What a browser needs to make a passkey, as JSON, for passkey.js.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await Fill() is not { } member || !IsFresh) return StatusCode(StatusCodes.Status403Forbidden);
        return Content(await doors.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = member.Details.Id,
            Name = member.Details.Email,
            DisplayName = member.Details.Name.Length > 0 ? member.Details.Name : member.Details.Email,
        }), "application/json");
    }

    /// <param name="credential">What the browser said, as JSON.</param>
    /// <param name="name">What to call it.</param>
    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        if (member.Details.Passkeys.Length >= AccountRules.MostOfAKind) return Sorry(say["You have {0} passkeys. Take one away first.", AccountRules.MostOfAKind]);
        if (await Made(credential) is not { } made || made.UserEntity?.Id != member.Details.Id) return Sorry(say["No passkey was made. Try again."]);
        made.Passkey!.Name = Called(name);
        return await Done(member, await members.AddOrUpdatePasskeyAsync(member, made.Passkey), say["Your passkey is kept. Use it to sign in next time."]);
    }

    public async Task<IActionResult> OnPostNameAsync(string? key, string? name)
    {
        if (await Fill() is not { } member) return Challenge();
        if (member.Details.Passkeys.FirstOrDefault(p => p.CredentialId == key) is not { } passkey) return Gone();
        member.Details = member.Details with { Passkeys = member.Details.Passkeys.Replace(passkey, passkey with { Name = Called(name) }) };
        return await Done(member, await members.UpdateAsync(member), say["The name is changed."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? key)
    {
        if (await Fill() is not { } member) return Challenge();
        if (!IsFresh) return NotFresh();
        if (member.Details.Passkeys.FirstOrDefault(p => p.CredentialId == key) is not { } passkey) return Gone();
        var without = member.Details with { Passkeys = member.Details.Passkeys.Remove(passkey) };
        if (services.WaysIn(without) == 0) return Sorry(say["That is your only way to sign in. Choose a password first, or make another passkey."]);
        member.Details = without;
        // A new stamp, written with it: a device that was lost is signed out too.
        return await Done(member, await members.UpdateSecurityStampAsync(member), say["The passkey is gone. Other devices have been signed out."]);
    }

    private async Task<PasskeyAttestationResult?> Made(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await doors.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        // Nobody had asked to make one, or too long ago.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private string Called(string? name) => (name ?? "").Trim() is { Length: > 0 and <= AccountRules.NameLength } said ? said : say["Passkey"];

    private PageResult NotFresh() => Sorry(say["It is a while since you signed in. Sign in again, to be sure it is you."]);

    private PageResult Gone() => Sorry(say["That passkey is not here any more."]);

    private async Task<Member?> Fill()
    {
        Title(say["Your passkeys"]);
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
        return Redirect("/account/passkeys#said");
    }
}
