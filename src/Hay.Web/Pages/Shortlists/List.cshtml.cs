using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Catalogue;
using Hay.Web.Pages.Organise;
using Hay.Web.Searching;
using Hay.Web.Shortlists;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Shortlists;

/// <summary>One shortlist: finding listings and putting them on it, in an order, each with a line. For whoever made it alone.</summary>
internal sealed class ListModel(
    Doorkeeper door, IGrainFactory grains, CatalogueSlot catalogue, SearchFinder finder, SpaceMap spaces, Categories categories, PublicAddress site, TimeProvider clock,
    IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    internal const int Shown = 10;

    public ShortlistView List { get; private set; } = null!;
    /// <summary>Null: the listing has stopped.</summary>
    public ImmutableArray<(ShortlistItem Item, CatalogueEntry? Entry)> Items { get; private set; } = [];
    internal SearchForm Form { get; private set; } = new();
    internal SuitFilter Suits { get; private set; } = null!;
    /// <summary>Null: nothing was looked for.</summary>
    internal FoundSearch? Found { get; private set; }
    public SpaceMap Spaces => spaces;
    public string Link => $"{List.Id}{List.Secret}";
    /// <summary>The whole address, to be copied.</summary>
    public string Address => site.Of(Request, ShortlistEndpoints.Path(Link));
    public DateOnly Today => clock.LondonNow().Day();
    /// <summary>What was looked for, to come back to it.</summary>
    public QueryString Asked => Found is null ? QueryString.Empty : Suits.Add(Form.Query()).Add("find", "1");

    /// <summary>Where a form of this page leads, with what was looked for.</summary>
    public string To(string handler) => $"/shortlists/{List.Id}{Asked.Add("handler", handler)}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Fill(id, ct) ?? Page();

    public async Task<IActionResult> OnPostPutAsync(string id, string? activity, string? line, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        if (catalogue.Current.Find(activity ?? "") is not { } entry) return Sorry(say["That group is not there any more."]);
        var outcome = await Grain.Put(Me.Details.Id, entry.Id, line ?? "", ct);
        return Done(outcome, ShortlistWords.SoundsPersonal(line ?? "")
            ? Said.Sorry(say["Kept. The line sounds as if it says who the person is: if it does, write it otherwise."])
            : Said.Good(say["{0} is on the list.", entry.Listing.Title]));
    }

    public async Task<IActionResult> OnPostMoveAsync(string id, string? activity, int place, CancellationToken ct) => await Fill(id, ct) is { } away ? away
        : Done(await Grain.Move(Me.Details.Id, activity ?? "", place, ct), Said.Good(say["Moved."]));

    public async Task<IActionResult> OnPostRemoveAsync(string id, string? activity, CancellationToken ct) => await Fill(id, ct) is { } away ? away
        : Done(await Grain.Remove(Me.Details.Id, activity ?? "", ct), Said.Good(say["It is off the list."]));

    public async Task<IActionResult> OnPostRenameAsync(string id, string? title, CancellationToken ct) => await Fill(id, ct) is { } away ? away
        : Done(await Grain.Rename(Me.Details.Id, title ?? "", ct), ShortlistWords.SoundsPersonal(title ?? "")
            ? Said.Sorry(say["Kept. Its title sounds as if it says who the person is: if it does, call it something else."])
            : Said.Good(say["Kept."]));

    public async Task<IActionResult> OnPostEndAsync(string id, CancellationToken ct) => await Fill(id, ct) is { } away ? away
        : Done(await Grain.End(Me.Details.Id, ct), Said.Good(say["It has ended: the link leads nowhere from now on."]));

    public async Task<IActionResult> OnPostEraseAsync(string id, CancellationToken ct)
    {
        if (await Fill(id, ct) is { } away) return away;
        if (!List.IsOver) return Sorry(say["End it first."]);
        await Grain.Erase(Me.Details.Id, ct);
        this.Say(Said.Good(say["It is erased, with what was said."]));
        return Redirect("/shortlists#said");
    }

    private IShortlistGrain Grain => grains.GetGrain<IShortlistGrain>(List.Id);

    private IActionResult Done(ShortlistOutcome outcome, Said said)
    {
        switch (outcome)
        {
            case ShortlistOutcome.Done:
                this.Say(said);
                return Redirect($"/shortlists/{List.Id}{Asked}#said");
            case ShortlistOutcome.Over:
                return Sorry(say["It has ended, so it stays as it is."]);
            case ShortlistOutcome.Full:
                return Sorry(say["There is room for {0}. Take one off first.", Shortlist.MostItems]);
            case ShortlistOutcome.Refused:
                return Sorry(say["A title has at most {0} letters, a line at most {1}, each without line breaks.", Shortlist.TitleLength, Shortlist.LineLength]);
            default:
                return Sorry(say["That is not on the list any more."]);
        }
    }

    // Nobody learns that another's is there.
    private async Task<IActionResult?> Fill(string id, CancellationToken ct)
    {
        if (await Enter(Right.MakeShortlists, "", "", ct) is { } away) return away;
        if (!ShortlistKeys.IsId(id) || await grains.GetGrain<IShortlistGrain>(id).View(Me.Details.Id, ct) is not { } list) return NotFound();
        List = list;
        HttpContext.Secretive();
        var snapshot = catalogue.Current;
        Items = [.. list.Items.Select(item => (item, snapshot.Find(item.Activity)))];
        Form = SearchForm.Parse(Request.Query, spaces, categories);
        Suits = SuitFilter.Parse(Request.Query);
        if (Request.Query["find"] == "1" && !list.IsOver) Found = finder.Find(Form with { Page = 1 }, snapshot, clock.LondonNow(), fits: Suits.IsOn ? Suits.Fits : null);
        Title(say["Shortlist: {0}", list.Title]);
        return null;
    }

    /// <summary>The first that were found and are not on the list.</summary>
    internal IEnumerable<CatalogueHit> Hits => Found is null ? [] : Found.Results.Hits.Where(hit => List.Items.All(item => item.Activity != hit.Entry.Id)).Take(Shown);
}
