using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>Who says that a group is theirs, and the host's answer.</summary>
internal sealed class ClaimModel(
    Doorkeeper door, SpaceMap spaces, IGrainFactory grains, CatalogueFeed feed, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private IOrganisationGrain _grain = null!;

    public string Id { get; private set; } = "";
    public OrganisationDetails Group { get; private set; } = null!;
    public ImmutableArray<(OrganisationClaim Claim, AccountDetails Who)> Claims { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, string organisation, CancellationToken ct) => await Fill(space, organisation, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string space, string organisation, string? account, bool approve, string? reason, CancellationToken ct)
    {
        if (await Fill(space, organisation, ct) is { } away) return away;
        if (Claims.FirstOrDefault(c => c.Who.Id == account).Who is not { } who) return Sorry(say["Somebody else has decided already."]);
        if (who.Id == Me.Details.Id) return Sorry(say["This is your own question. Another host decides on it."]);
        var result = await _grain.Decide(new AccountRef(who.Id, who.Email), approve, reason ?? "", Me.Details.Id, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        feed.Nudge();
        this.Say(Said.Good(approve ? say["They look after {0} now.", Group.Name] : say["They can read why."]));
        return Redirect($"/host/{Space.Slug}#said");
    }

    private async Task<IActionResult?> Fill(string space, string organisation, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        (Id, _grain) = (organisation, grains.GetGrain<IOrganisationGrain>(organisation));
        var team = await _grain.Team(ct);
        if (team.Details is not { } details || details.Space != Space.Slug) return NotFound();
        Group = details;
        var claims = ImmutableArray.CreateBuilder<(OrganisationClaim, AccountDetails)>();
        foreach (var claim in team.Claims)
        {
            if (await AccountOf(claim.Account) is { } who)
            {
                if (claim.Standing == ClaimStanding.Waiting) claims.Add((claim, who.Details));
            }
            else await _grain.Forget(claim.Account, ct); // whose account has gone asks no more
        }

        Claims = claims.ToImmutable();
        Title(say["Whose group is {0}?", details.Name]);
        return null;
    }
}
