using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>A listing that was handed in: what it says, beside what is listed now, and the host's answer.</summary>
internal sealed class DraftModel(
    Doorkeeper door, SpaceMap spaces, DeskBook desk, IGrainFactory grains, ListingRows rows, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private IActivityGrain _grain = null!;

    public string Id { get; private set; } = "";
    public EditView Edit { get; private set; } = null!;
    public Hay.Grains.Draft Draft => Edit.Draft!;
    public IEnumerable<ComparedRow> Rows => rows.Of(Draft.Listing, Edit.Listing);
    public string Group => Draft.Listing.Organisation is { } id ? desk.Organisation(id)?.Details.Name ?? "" : "";
    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string space, string activity, CancellationToken ct) => await Fill(space, activity, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string space, string activity, int number, Verdict verdict, string? reason, CancellationToken ct)
    {
        if (await Fill(space, activity, ct) is { } away) return away;
        Reason = (reason ?? "").Trim();
        if (Draft.Listing.Organisation is { } of && (await grains.GetGrain<IOrganisationGrain>(of).Team(ct)).Closed is not null) return Sorry(say["The group has closed."]);
        var result = await _grain.DecideDraft(new DecideDraft(number, verdict, Reason, Me.Details.Id), ct);
        if (result.Outcome == DraftOutcome.Stale) return Sorry(say["It has changed since you opened it. Look again, then decide."]);
        if (result.Outcome is DraftOutcome.Refused or DraftOutcome.NoDraft) return Sorry(result.Problems.IsEmpty ? say["Somebody else has decided already."] : string.Join(' ', result.Problems));
        await desk.Shows(Id, result.Revision, ct);
        this.Say(Said.Good(verdict == Verdict.Approve ? say["Listed. People see it now."] : say["Sent back. Its people read what you wrote."]));
        return Redirect($"/host/{Space.Slug}#said");
    }

    private async Task<IActionResult?> Fill(string space, string activity, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (!ListingRules.IsSlug(activity)) return NotFound();
        (Id, _grain) = (activity, grains.GetGrain<IActivityGrain>(activity));
        Edit = await _grain.ViewForEditing(ct);
        if (Edit.Draft is not { Stage: DraftStage.Waiting } draft || draft.Listing.Space != Space.Slug) return NotFound();
        Title(draft.Listing.Title);
        return null;
    }
}
