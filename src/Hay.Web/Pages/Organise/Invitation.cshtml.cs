using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>Saying yes to a letter. Whoever has the link and an account may, once.</summary>
internal sealed class InvitationModel(Doorkeeper door, Invitations letters, IGrainFactory grains, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public string Code { get; private set; } = "";
    /// <summary>Empty when the letter is not good any more.</summary>
    public string Group { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        await Fill(code, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (await Fill(code, ct) is not { } letter) return Sorry(say["This letter is not good any more. Ask for a new one."]);
        var result = await grains.GetGrain<IOrganisationGrain>(letter.Organisation).Accept(letter.Invitation, MyAccount, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        this.Say(Said.Good(say["You look after {0} now.", Group]));
        return Redirect($"/organise/{letter.Organisation}#said");
    }

    private async Task<(string Organisation, string Invitation)?> Fill(string? code, CancellationToken ct)
    {
        Title(say["A letter for you"]);
        Code = code ?? "";
        if (letters.Read(code) is not { } letter) return null;
        var team = await grains.GetGrain<IOrganisationGrain>(letter.Organisation).Team(ct);
        var isGood = team.Closed is null && (team.Invitations.Any(i => i.Id == letter.Invitation) || team.Colleagues.Any(c => c.Account == Me.Details.Id));
        if (!isGood) return null;
        Group = team.Details!.Name;
        return letter;
    }
}
