using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What an organisation said of itself before, who looked after it, who changed what and when; and back to an older version.</summary>
internal sealed class GroupHistoryModel(
    Doorkeeper door, IGrainFactory grains, History history, OrganisationRows rows, OrganisationEditor editor, SpaceMap spaces, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public string Id { get; private set; } = "";
    public OrganisationTeam Team { get; private set; } = null!;
    public HistorySheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string organisation, long? version, CancellationToken ct)
    {
        if (await Fill(organisation, Right.SeeHistory, ct) is { } away) return away;
        if (Sheet.Lines.FirstOrDefault(l => l.Number == version && l.HasVersion) is { Fact.Organisation: { } then } chosen)
        {
            Sheet = Sheet with { Chosen = chosen, Rows = [.. rows.Of(then, Team.Details!).Where(r => r.IsChanged)] };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string organisation, long version, CancellationToken ct)
    {
        if (await Fill(organisation, Right.EditOrganisation, ct) is { } away) return away;
        if (Sheet.Lines.FirstOrDefault(l => l.Number == version)?.Fact.Organisation is not { } then) return NotFound();
        // As if it were typed anew: who looks after it, and where it came from, stay as they are.
        var next = OrganisationForm.Of(then).Apply(Team.Details);
        if (spaces.Find(next.Space) is null) return Sorry(say["Choose where the group is at home."]);
        if (next.Space != Team.Details!.Space && !await May(Right.EditOrganisation, Id, next.Space, ct)) return Forbid();
        if (await editor.Write(Id, Team.Details, next, Me, await May(Right.Host, Id, next.Space, ct), ct) is { } problem) return Sorry(problem);
        this.Say(Said.Good(say["It is again as it was then."]));
        return Redirect($"{Sheet.Address}#said");
    }

    private async Task<IActionResult?> Fill(string organisation, Right what, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        Id = organisation;
        Team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (Team.Details is not { } details) return NotFound();
        if (!await May(what, Id, details.Space, ct)) return Forbid();
        Sheet = new HistorySheet($"/organise/{Id}/history", await history.Of(StoreNames.Organisation, Id, ct), null, []);
        Title(say["What happened to {0}", details.Name]);
        return null;
    }
}
