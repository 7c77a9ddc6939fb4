using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.Organise;

/// <summary>One listing for those who look after it: as people see it, how it stands, and what can be done with it.</summary>
internal sealed class ListingModel(
    Doorkeeper door, IGrainFactory grains, DeskBook desk, ListingEditor editor, ListingPreviews previews, FeedBook feeds, IStringLocalizer<Words> say, TimeProvider clock)
    : ListingPage(door, grains, desk, editor, previews)
{
    public bool WasListed => View.Listing is not null;
    public bool IsListed => WasListed && !View.Withdrawn && View.Paused is null;
    public ImmutableArray<(ListingStep Step, string Words)> Missing { get; private set; } = [];
    public ImmutableArray<(ListingStep Step, string Words)> Helpful { get; private set; } = [];
    /// <summary>Null for what was never imported.</summary>
    public Origins? Origins { get; private set; }
    /// <summary>How it stands, in a sentence or two.</summary>
    public string Standing { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Fill(id, ct) ?? Page();

    public async Task<IActionResult> OnPostHandInAsync(string id, int number, string? nickname, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        // Only a program fills in what people do not see. It is told nothing.
        if (!string.IsNullOrEmpty(nickname)) return Redirect("/organise");
        // A draft may name another home than the listing that lets somebody in here.
        if (!await May(Right.EditListings, Listing.Organisation ?? "", Listing.Space, ct)) return Forbid();
        var (result, missing) = await Editor.HandIn(Id, number, Me, await IsHost(ct), ct);
        if (result is null) return Sorry(say["Something is still missing: {0}", string.Join(' ', missing.Select(m => say[m.Words].Value))]);
        return result.Outcome == DraftOutcome.Stale
            ? Sorry(say["Somebody else changed this meanwhile. Look at it once more, then hand it in."])
            : Done(result);
    }

    public async Task<IActionResult> OnPostBackAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        return await Editor.BringBack(Id, Me, await IsHost(ct), ct) is { } result ? Done(result) : Sorry(say["It cannot come back as it is. See what is missing below."]);
    }

    public async Task<IActionResult> OnPostCopyAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        if (!await May(Right.EditListings, Listing.Organisation ?? "", Listing.Space, ct)) return Forbid();
        var copy = await Editor.Copy(Listing, Me.Details.Id, ct);
        this.Say(Said.Good(say["Here is a copy. Change what is different."]));
        return Redirect($"/organise/listing/{copy}");
    }

    public async Task<IActionResult> OnPostDropAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        await Editor.Drop(Id, ct);
        this.Say(Said.Good(WasListed ? say["Your changes are gone. People see it as before."] : say["The draft is gone."]));
        return Redirect(WasListed ? $"/organise/listing/{Id}" : "/organise");
    }

    public async Task<IActionResult> OnPostStopAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        await Editor.Stop(Id, Me.Details.Id, ct);
        this.Say(Said.Good(say["It has stopped: people do not see it any more. You can bring it back."]));
        return Redirect($"/organise/listing/{Id}");
    }

    private RedirectResult Done(DraftResult result)
    {
        this.Say(result.Outcome switch
        {
            DraftOutcome.Listed when View.Paused is null => Said.Good(say["It is listed. Everybody can see it now."]),
            DraftOutcome.Listed => Said.Good(say["Kept. It stays off the pages until the host brings it back."]),
            DraftOutcome.Waiting => Said.Good(say["Handed in. A host looks at it, and then people see it."]),
            _ => Said.Sorry(say["That is not there any more. Look again."]),
        });
        return Redirect($"/organise/listing/{Id}");
    }

    // What follows a feed, or came in a file, is its own people's: they know it by another name than the source has.
    private async Task<string?> From(CancellationToken ct)
    {
        if (View.Feed is { } id && Listing.Organisation is { } of && (await feeds.Of(of, ct)).FirstOrDefault(f => f.Id == id) is { } feed) return say["your feed “{0}”", feed.Name];
        return Group is not null && Listing.Source?.Name == Group.Name ? say["a file you sent"].Value : null;
    }

    private async Task<IActionResult?> Fill(string id, CancellationToken ct)
    {
        if (await Open(id, ct) is { } away) return away;
        Missing = View.Draft is null ? [] : [.. ListingReview.Missing(Listing, WasListed)];
        Helpful = [.. ListingReview.Helpful(Listing)];
        Origins = Origins.Of(View, await From(ct));
        Standing = new DeskItem(
            Id, Listing.Title, "", Listing.Space, IsListed, WasListed, View.Paused, View.Draft?.Stage, null, "", View.Checked, 0, View.Revision)
            .Standing(clock.LondonNow().Day(), say);
        Title(Listing.Title.Length > 0 ? Listing.Title : say["Not named yet"]);
        return null;
    }
}
