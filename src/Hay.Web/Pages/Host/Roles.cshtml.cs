using Hay.Care;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Pages.Organise;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>Who may do what: an administrator gives and takes roles, by e-mail address. Organisers are made by their organisations.</summary>
internal sealed class RolesModel(Doorkeeper door, UserManager<Member> members, IGrainFactory grains, SpaceMap spaces, IServiceProvider services, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    // Where the connector service is on.
    private readonly CareNetwork? _care = services.GetService<CareNetwork>();

    public SpaceMap Spaces => spaces;
    internal CareNetwork? Care => _care;
    public string Email { get; private set; } = "";
    /// <summary>Null: there is no such account, or nobody has been looked for.</summary>
    public AccountDetails? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? email, CancellationToken ct) => await Fill(email, ct) ?? Page();

    public Task<IActionResult> OnPostGiveAsync(string? email, RoleKind kind, string? scope, CancellationToken ct) =>
        Change(email, kind, scope, (account, role) => account.Grant(role, Me.Details.Id, ct), say["Given."], ct);

    public Task<IActionResult> OnPostTakeAsync(string? email, RoleKind kind, string? scope, CancellationToken ct) =>
        Change(email, kind, scope, (account, role) => account.Revoke(role, Me.Details.Id, ct), say["Taken."], ct);

    /// <summary>Ends what they are signed in with, everywhere: a device was lost, or somebody else may have their password.</summary>
    public async Task<IActionResult> OnPostOutAsync(string? email, CancellationToken ct)
    {
        if (await Fill(email, ct) is { } away) return away;
        if (Found is null || await members.FindByIdAsync(Found.Id) is not { } member) return Sorry(say["Nobody has an account with that address. Ask them to make one first."]);
        member.By = Me.Details.Id;
        if (!(await members.UpdateSecurityStampAsync(member)).Succeeded) return Sorry(say["That did not work. Look again."]);
        this.Say(Said.Good(say["They are signed out on every device, within a minute."]));
        return Redirect($"/host/roles?email={Uri.EscapeDataString(Found.Email)}#said");
    }

    private async Task<IActionResult> Change(
        string? email, RoleKind kind, string? scope, Func<IAccountGrain, AccountRole, Task<AccountOutcome>> change, string words, CancellationToken ct)
    {
        if (await Fill(email, ct) is { } away) return away;
        if (Found is null) return Sorry(say["Nobody has an account with that address. Ask them to make one first."]);
        if (ScopeOf(kind, scope ?? "") is not { } of) return Sorry(say["Choose what they are, and of what."]);
        // Nobody can lock the last door from outside: another administrator takes it from them.
        if (kind == RoleKind.Administrator && Found.Id == Me.Details.Id) return Sorry(say["Ask another administrator to change your own role."]);
        // Whoever gives roles sees no record: another one has to think that they should.
        if (kind is >= RoleKind.CareConnector and <= RoleKind.CareCommissioner && Found.Id == Me.Details.Id) return Sorry(say["Ask another administrator to change your own role."]);
        var outcome = await change(grains.GetGrain<IAccountGrain>(AccountRules.NameOf(Found.Email)), new AccountRole(kind, of));
        if (outcome != AccountOutcome.Done) return Sorry(say["That did not work. Look again."]);
        this.Say(Said.Good(words));
        return Redirect($"/host/roles?email={Uri.EscapeDataString(Found.Email)}#said");
    }

    // Null: an administrator does not give that.
    private string? ScopeOf(RoleKind kind, string scope) => kind switch
    {
        RoleKind.Host or RoleKind.Analyst or RoleKind.Connector => spaces.Find(scope)?.Slug,
        RoleKind.Administrator => "",
        RoleKind.CareConnector or RoleKind.CareLead => _care?.Teams.GetValueOrDefault(scope)?.Id,
        RoleKind.CarePractice => _care?.Practices.GetValueOrDefault(scope)?.Id,
        RoleKind.CareLiaison or RoleKind.CareCommissioner => _care is null ? null : CareRights.Everywhere,
        _ => null,
    };

    private async Task<IActionResult?> Fill(string? email, CancellationToken ct)
    {
        if (await Enter(Right.GiveRoles, "", "", ct) is { } away) return away;
        Title(say["Who may do what"]);
        Email = (email ?? "").Trim();
        if (AccountRules.IsEmail(Email)) Found = (await grains.GetGrain<IAccountGrain>(AccountRules.NameOf(Email)).View(ct))?.Details;
        return null;
    }
}
