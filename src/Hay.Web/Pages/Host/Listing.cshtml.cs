using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>One listing, for the hosts of its space: what people say is wrong with it, and taking it off the pages for a while.</summary>
internal sealed class ListingModel(
    Doorkeeper door, SpaceMap spaces, DeskBook desk, IGrainFactory grains, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    private IActivityGrain _grain = null!;

    public string Id { get; private set; } = "";
    public EditView Edit { get; private set; } = null!;
    public Hay.Grains.Listing Listing => Edit.Listing!;
    public ImmutableArray<ProblemReport> Notes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, string activity, CancellationToken ct) => await Fill(space, activity, ct) ?? Page();

    public async Task<IActionResult> OnPostPauseAsync(string space, string activity, string? reason, CancellationToken ct)
    {
        if (await Fill(space, activity, ct) is { } away) return away;
        var said = (reason ?? "").Trim();
        if (said.Length is 0 or > Activity.LongestReason) return Sorry(say["Say why, in up to 1,000 letters: its people will read it."]);
        return await Done(await _grain.Pause(said, Me.Details.Id, ct), say["It is off the pages. Whoever holds a place keeps it."], ct);
    }

    public async Task<IActionResult> OnPostResumeAsync(string space, string activity, CancellationToken ct) =>
        await Fill(space, activity, ct) ?? await Done(await _grain.Resume(Me.Details.Id, ct), say["It is back on the pages."], ct);

    public async Task<IActionResult> OnPostClearAsync(string space, string activity, CancellationToken ct)
    {
        if (await Fill(space, activity, ct) is { } away) return away;
        await _grain.ClearReports(Me.Details.Id, ct);
        return await Done((await _grain.ViewForEditing(ct)).Revision, say["The notes are gone."], ct);
    }

    private async Task<IActionResult?> Fill(string space, string activity, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        if (!ListingRules.IsSlug(activity)) return NotFound();
        (Id, _grain) = (activity, grains.GetGrain<IActivityGrain>(activity));
        Edit = await _grain.ViewForEditing(ct);
        if (Edit.Listing is not { } listing || listing.Space != Space.Slug) return NotFound();
        Notes = await _grain.Reports(ct);
        Title(listing.Title);
        return null;
    }

    private async Task<IActionResult> Done(long revision, string words, CancellationToken ct)
    {
        await desk.Shows(Id, revision, ct);
        this.Say(Said.Good(words));
        return Redirect($"/host/{Space.Slug}/listing/{Id}#said");
    }
}
