using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Feeds;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>A first feed that waits: what it would list, and the host's answer.</summary>
internal sealed class FeedModel(Doorkeeper door, SpaceMap spaces, IGrainFactory grains, FeedRounds rounds, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private IFeedsGrain _grain = null!;

    public string Of { get; private set; } = "";
    public string Group { get; private set; } = "";
    public Feed Feed { get; private set; } = null!;
    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string space, string organisation, string feed, CancellationToken ct) => await Fill(space, organisation, feed, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string space, string organisation, string feed, Verdict verdict, string? reason, CancellationToken ct)
    {
        if (await Fill(space, organisation, feed, ct) is { } away) return away;
        Reason = (reason ?? "").Trim();
        var outcome = await _grain.Decide(new DecideFeed(feed, verdict, Reason, Me.Details.Id), ct);
        if (outcome == FeedOutcome.Refused) return Sorry(say["Say why, in up to 1,000 characters: its people will read it."]);
        rounds.Nudge();
        this.Say(Said.Good(verdict == Verdict.Approve ? say["Its listings come out in a moment."] : say["Sent back. Its people read what you wrote."]));
        return Redirect($"/host/{Space.Slug}#said");
    }

    private async Task<IActionResult?> Fill(string space, string organisation, string feed, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (team.Details is not { } details || team.Closed is not null || details.Space != Space.Slug) return NotFound();
        (Of, Group, _grain) = (organisation, details.Name, grains.GetGrain<IFeedsGrain>(organisation));
        if ((await _grain.View(ct)).FirstOrDefault(f => f.Id == feed && f.Stage == FeedStage.Waiting) is not { } found) return NotFound();
        Feed = found;
        Title(say["What {0} wants to bring", Group]);
        return null;
    }
}
