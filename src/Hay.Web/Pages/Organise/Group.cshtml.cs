using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>One organisation, for its people: what it says of itself, who looks after it, leaving and closing.</summary>
internal sealed class GroupModel(
    Doorkeeper door, IGrainFactory grains, SpaceMap spaces, Invitations letters, Closing closing, OrganisationEditor editor, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private IOrganisationGrain _grain = null!;

    public string Id { get; private set; } = "";
    public OrganisationTeam Team { get; private set; } = null!;
    public OrganisationForm Form { get; private set; } = new();
    /// <summary>Its colleagues by name, with the id of their account.</summary>
    public ImmutableArray<(string Account, string Name)> People { get; private set; } = [];
    public string? Folder => letters.Folder;

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct) => await Fill(organisation, ct) ?? Page();

    public async Task<IActionResult> OnPostWriteAsync(string organisation, CancellationToken ct)
    {
        if (await Fill(organisation, ct) is { } away) return away;
        Form = OrganisationForm.Read(Request.Form);
        if (spaces.Find(Form.Space) is null) return Sorry(say["Choose where the group is at home."]);
        // Another home is another host's: they may, or it is their own group.
        if (Form.Space != Team.Details!.Space && !await May(Right.EditOrganisation, Id, Form.Space, ct)) return Forbid();
        var next = Form.Apply(Team.Details);
        if (await editor.Write(Id, Team.Details, next, Me, await May(Right.Host, Id, Form.Space, ct), ct) is { } problem) return Sorry(problem);
        return Done(new(OrganisationOutcome.Done, []), say["Kept. Everybody sees it now."]);
    }

    public async Task<IActionResult> OnPostInviteAsync(string organisation, string? email, CancellationToken ct)
    {
        if ((await Fill(organisation, ct) ?? OnlyItsOwn()) is { } away) return away;
        var (id, to) = (NewId.Of("i"), (email ?? "").Trim());
        var result = await _grain.Invite(id, to, Me.Details.Id, ct);
        if (result.Outcome == OrganisationOutcome.Done) await letters.Send(to, Team.Details!.Name, Id, id, Request);
        return Done(result, say["A letter is on its way to {0}. Its link is good for two weeks.", to]);
    }

    public async Task<IActionResult> OnPostUninviteAsync(string organisation, string? invitation, CancellationToken ct) =>
        await Fill(organisation, ct) ?? OnlyItsOwn() ?? Done(await _grain.WithdrawInvitation(invitation ?? "", Me.Details.Id, ct), say["That letter is not good any more."]);

    public async Task<IActionResult> OnPostLetGoAsync(string organisation, string? account, CancellationToken ct)
    {
        if ((await Fill(organisation, ct) ?? OnlyItsOwn()) is { } away) return away;
        if (!Team.Colleagues.Any(c => c.Account == account)) return Done(new(OrganisationOutcome.NotFound, []), "");
        var result = new OrganisationResult(OrganisationOutcome.Done, []);
        if (await AccountOf(account!) is { } who) result = await _grain.Leave(new AccountRef(account!, who.Details.Email), Me.Details.Id, ct);
        else await _grain.Forget(account!, ct); // the account has gone; its place here goes too
        if (account != Me.Details.Id) return Done(result, say["They do not look after this group any more."]);
        this.Say(Said.Good(say["You do not look after {0} any more.", Team.Details!.Name]));
        return Redirect("/organise");
    }

    public async Task<IActionResult> OnPostCloseAsync(string organisation, string? sure, CancellationToken ct)
    {
        if (await Fill(organisation, ct) is { } away) return away;
        if (sure != "yes") return Sorry(say["Tick that you are sure."]);
        await closing.Close(Id, Me.Details.Id, ct);
        this.Say(Said.Good(say["{0} is closed. Its listings have stopped; nothing is lost: a host can bring it back.", Team.Details!.Name]));
        return Redirect("/organise");
    }

    // A host may begin a group's team, never join one: who is coming is between a group and its people.
    private ForbidResult? OnlyItsOwn() => Team.Colleagues.IsEmpty || Team.Colleagues.Any(c => c.Account == Me.Details.Id) ? null : Forbid();

    private async Task<IActionResult?> Fill(string organisation, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        (Id, _grain) = (organisation, grains.GetGrain<IOrganisationGrain>(organisation));
        Team = await _grain.Team(ct);
        if (Team.Details is not { } details || Team.Closed is not null) return NotFound();
        if (!await May(Right.EditOrganisation, Id, details.Space, ct)) return Forbid();
        Form = OrganisationForm.Of(details);
        var people = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var colleague in Team.Colleagues)
        {
            var who = await AccountOf(colleague.Account);
            people.Add((colleague.Account, who is null ? say["Somebody whose account has gone"] : who.Details.Name.Length > 0 ? who.Details.Name : who.Details.Email));
        }

        People = people.ToImmutable();
        Title(details.Name);
        return null;
    }

    private IActionResult Done(OrganisationResult result, string words)
    {
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        this.Say(Said.Good(words));
        return Redirect($"/organise/{Id}#said");
    }
}
