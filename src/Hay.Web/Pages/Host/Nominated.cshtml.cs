using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>Makes an organisation of a group that somebody told of. The group can claim it later, or be invited at once.</summary>
internal sealed class NominatedModel(
    Doorkeeper door, SpaceMap spaces, DeskBook desk, IGrainFactory grains, CatalogueFeed feed, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    public Nomination Nomination { get; private set; } = null!;
    public OrganisationForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string space, string nomination, CancellationToken ct)
    {
        if (await Fill(space, nomination, ct) is { } away) return away;
        Form = new OrganisationForm { Name = Nomination.Name, Space = Space.Slug, About = Nomination.What };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, string nomination, CancellationToken ct)
    {
        if (await Fill(space, nomination, ct) is { } away) return away;
        Form = OrganisationForm.Read(Request.Form) with { Space = Space.Slug };
        // The same for the same nomination: pressing twice makes one group.
        var id = $"told-{Nomination.Id}";
        var details = Form.Apply(null) with { Claim = Claim.Nominated };
        // Whoever told of it chose the number of the form: what is there already is left as it is.
        var isThere = await grains.GetGrain<IOrganisationGrain>(id).View(ct) is not null;
        var result = isThere ? null : await grains.GetGrain<IOrganisationGrain>(id).Describe(details, Me.Details.Id, ct);
        if (result?.Outcome == PublishOutcome.Refused) return Sorry(string.Join(' ', result.Problems));
        await grains.GetGrain<ISpaceGrain>(Space.Slug).Settle(Nomination.Id, Me.Details.Id, ct);
        feed.Nudge();
        this.Say(Said.Good(say["{0} is here. Now list what it does, or invite somebody from the group.", Form.Name]));
        return Redirect($"/organise/{id}#said");
    }

    private async Task<IActionResult?> Fill(string space, string nomination, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (desk.Nominations(Space.Slug).FirstOrDefault(n => n.Id == nomination) is not { } found) return NotFound();
        Nomination = found;
        Title(say["List {0}", found.Name]);
        return null;
    }
}
