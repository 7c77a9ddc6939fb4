using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>What a listing was before, who changed it and when; two versions side by side; and back to an older one.</summary>
internal sealed class HistoryModel(
    Doorkeeper door, IGrainFactory grains, History history, ListingRows rows, ListingEditor editor, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private IActivityGrain _grain = null!;

    public string Id { get; private set; } = "";
    public EditView Now { get; private set; } = null!;
    public HistorySheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string activity, long? version, CancellationToken ct)
    {
        if (await Fill(activity, Right.SeeHistory, ct) is { } away) return away;
        if (Sheet.Lines.FirstOrDefault(l => l.Number == version && l.HasVersion) is { Fact.Version: { } then } chosen)
        {
            Sheet = Sheet with { Chosen = chosen, Rows = [.. rows.Of(then, Now.Listing).Where(r => r.IsChanged)] };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string activity, long version, CancellationToken ct)
    {
        if (await Fill(activity, Right.EditListings, ct) is { } away) return away;
        if (Sheet.Lines.FirstOrDefault(l => l.Number == version)?.Fact.Version is not { } then) return NotFound();
        var listing = await WithoutGone(then, ct);
        // An older version may name another place or group: they must be allowed there too.
        if (!await May(Right.EditListings, listing.Organisation ?? "", listing.Space, ct)) return Forbid();
        if (!await May(Right.Host, listing.Organisation ?? "", listing.Space, ct)) return await HandIn(listing, ct);
        var result = await _grain.Publish(new PublishListing { Listing = listing, By = Me.Details.Id, Checked = LocalDay.Of(clock.GetUtcNow()) }, ct);
        if (result.Outcome == PublishOutcome.Refused) return Sorry(string.Join(' ', result.Problems));
        this.Say(Said.Good(say["It is again as it was then."]));
        return Redirect($"/organise/listing/{Id}/history#said");
    }

    // A host may have taken out what this brings back: it goes the way of every change.
    private async Task<IActionResult> HandIn(Listing listing, CancellationToken ct)
    {
        var kept = await _grain.SaveDraft(new SaveDraft(listing, Now.Draft?.Number ?? 0, Me.Details.Id), ct);
        if (kept.Outcome == DraftOutcome.Kept) await editor.HandIn(Id, kept.Number, Me, isHost: false, ct);
        this.Say(Said.Good(say["It is a draft again as it was then. See whether it is listed or waits for a host."]));
        return Redirect($"/organise/listing/{Id}#said");
    }

    // Pictures that nothing used for a day are gone for good, and so they are from what comes back.
    private async Task<Listing> WithoutGone(Listing listing, CancellationToken ct)
    {
        var kept = new List<ListingPicture>();
        foreach (var picture in listing.Pictures)
        {
            if (await grains.GetGrain<IPictureGrain>(picture.Id).IsKept(ct)) kept.Add(picture);
        }

        return kept.Count == listing.Pictures.Length ? listing : listing with { Pictures = [.. kept] };
    }

    private async Task<IActionResult?> Fill(string activity, Right what, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(activity)) return NotFound();
        (Id, _grain) = (activity, grains.GetGrain<IActivityGrain>(activity));
        Now = await _grain.ViewForEditing(ct);
        if (Now.Listing is not { } listing) return NotFound();
        if (!await May(what, listing.Organisation ?? "", listing.Space, ct)) return Forbid();
        Sheet = new HistorySheet($"/organise/listing/{Id}/history", await history.Of(StoreNames.Activity, activity, ct), null, []);
        Title(say["What happened to {0}", listing.Title]);
        return null;
    }
}
