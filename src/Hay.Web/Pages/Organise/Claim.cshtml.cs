using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>"This is my group": asks a host. The page shows what everybody sees, and one's own question; nothing of others'.</summary>
internal sealed class ClaimModel(Doorkeeper door, IGrainFactory grains, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private IOrganisationGrain _grain = null!;

    public string Id { get; private set; } = "";
    public OrganisationDetails Group { get; private set; } = null!;
    public bool IsMine { get; private set; }
    public bool IsTaken { get; private set; }
    public OrganisationClaim? Asked { get; private set; }
    public string Typed { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct) => await Fill(organisation, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string organisation, string? words, CancellationToken ct)
    {
        if (await Fill(organisation, ct) is { } away) return away;
        Typed = (words ?? "").Trim();
        var result = await _grain.Ask(Me.Details.Id, Typed, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        this.Say(Said.Good(say["A host will look at it. You will find the answer here."]));
        return Redirect($"/organise/{Id}/claim#said");
    }

    // Everybody with an account may ask.
    private async Task<IActionResult?> Fill(string organisation, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        (Id, _grain) = (organisation, grains.GetGrain<IOrganisationGrain>(organisation));
        var team = await _grain.Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        (Group, IsTaken) = (details, !team.Colleagues.IsEmpty);
        IsMine = team.Colleagues.Any(c => c.Account == Me.Details.Id);
        Asked = team.Claims.LastOrDefault(c => c.Account == Me.Details.Id);
        Title(say["Is {0} your group?", details.Name]);
        return null;
    }
}
