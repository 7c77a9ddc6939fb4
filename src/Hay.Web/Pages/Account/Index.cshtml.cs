using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Auditing;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Account;

/// <summary>Somebody's own account: what is kept, and changing or deleting it.</summary>
[Authorize]
internal sealed class IndexModel(
    UserManager<Member> members, Doors doors, SignInProviders services, IGrainFactory grains, AuditBook book, TimeProvider clock, IServiceProvider known, IStringLocalizer<Hay.Web.Languages.Words> say) : AccountPage
{
    public AccountDetails Me { get; private set; } = null!;
    /// <summary>What happened to it of late, the newest first.</summary>
    public ImmutableArray<AuditLine> Lines { get; private set; } = [];
    public DateOnly Today => clock.LondonNow().Day();
    /// <summary>Who is who in the connector service; null: it is off.</summary>
    internal CareNetwork? Care { get; } = known.GetService<CareNetwork>();
    /// <summary>They have something to do in the connector service.</summary>
    public bool IsOfCare => Me.Roles.Any(r => r.Kind is >= RoleKind.CareConnector and <= RoleKind.CareCommissioner);
    public bool HasServices => !services.All.IsEmpty || !Me.Logins.IsEmpty;

    public async Task<IActionResult> OnGetAsync() => await Fill() is null ? Challenge() : Page();

    public async Task<IActionResult> OnPostNameAsync(string? name)
    {
        if (await Fill() is not { } member) return Challenge();
        var said = (name ?? "").Trim();
        if (said.Length > AccountRules.NameLength) return Sorry(say["The name is longer than {0} letters.", AccountRules.NameLength]);
        member.Details = member.Details with { Name = said };
        return await Done(member, await members.UpdateAsync(member), say["Your name is changed."]);
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? old, string? password)
    {
        if (await Fill() is not { } member) return Challenge();
        return await Done(member, await members.ChangePasswordAsync(member, old ?? "", password ?? ""), say["Your new password is set. Other devices have been signed out."]);
    }

    /// <summary>Signs out here; everywhere: on every device.</summary>
    public async Task<IActionResult> OnPostOutAsync(bool everywhere)
    {
        if (everywhere && await Fill() is { } member) await members.UpdateSecurityStampAsync(member);
        await doors.SignOutAsync();
        this.Say(Said.Good(say["You are signed out."]));
        return Redirect("/sign-in");
    }

    /// <param name="password">That of the account.</param>
    /// <param name="email">Where there is none: its address, so that it does not happen by a slip of the finger.</param>
    public async Task<IActionResult> OnPostDeleteAsync(string? password, string? email)
    {
        if (await Fill() is not { } member) return Challenge();
        var hasPassword = Me.PasswordHash is not null;
        if (!hasPassword && AccountRules.NameOf(email ?? "") != AccountRules.NameOf(Me.Email)) return Sorry(say["That is not your address."]);
        if (!await doors.IsSure(member, password)) return Sorry(hasPassword ? say["That is not your password."] : say["It is a while since you signed in. Sign out and in again, to be sure it is you."]);
        await members.DeleteAsync(member);
        await doors.SignOutAsync();
        this.Say(Said.Good(say["Your account is deleted, with everything in it."]));
        return Redirect("/sign-in");
    }

    private async Task<Member?> Fill()
    {
        Title(say["Your account"]);
        var member = await members.GetUserAsync(User);
        if (member is null) return null;
        Me = member.Details;
        var account = await grains.GetGrain<IAccountGrain>(AccountRules.NameOf(Me.Email)).View(HttpContext.RequestAborted);
        Lines = await book.Read(account?.Lines ?? [], HttpContext.RequestAborted);
        return member;
    }

    private async Task<IActionResult> Done(Member member, IdentityResult result, string words)
    {
        if (!result.Succeeded) return Sorry(Words(result, say));
        await doors.RefreshSignInAsync(member);
        this.Say(Said.Good(words));
        return Redirect("/account#said");
    }
}
