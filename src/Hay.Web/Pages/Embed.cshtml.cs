using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// What is on next, for a frame in somebody else's page: of one activity, one group, one space or a search. Links open beside that page.
/// The only page that others may frame (<see cref="SecurityHeaders"/>); nothing can be done in it but read.
/// </summary>
[SharedPage(Kept = false)]
internal sealed class EmbedModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, Categories categories, SearchFinder finder, CardMaker cards, PublicAddress site, TimeProvider clock,
    IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    private const int Most = 12;

    public string Title { get; private set; } = "";
    public ImmutableArray<Card> Cards { get; private set; } = [];
    /// <summary>Our page that says more.</summary>
    public string More { get; private set; } = "";

    public IActionResult OnGet(string kind, string? id)
    {
        if (kind == "search") return id is null ? Search() : NotFound();
        if (id is null) return NotFound();
        var (now, all) = (clock.LondonNow(), catalogue.Current);
        var found = kind switch
        {
            "activity" => all.Find(id) is { IsOurs: true } entry ? [entry] : null,
            "group" => all.Entries.Where(e => e.Listing.Organisation == id).ToList() is { Count: > 0 } its ? its : null,
            _ => spaces.Find(id) is null ? null : all.Entries.Where(e => e.Listing.Spaces().Contains(id)),
        };
        if (found is null) return NotFound();
        var next = found.Select(e => CatalogueHit.Next(e, now))
            .OrderBy(h => h.Session is null).ThenBy(h => h.Session?.Start).ThenBy(h => h.Entry.Id, StringComparer.Ordinal).Take(Most).ToList();
        Cards = cards.Of(next, now.Day());
        var first = next.Count > 0 ? next[0].Entry : null;
        Title = kind == "activity" ? first!.Listing.Title : kind == "group" ? first!.Organisation?.Name ?? first.Listing.Title : spaces.Find(id)!.Name;
        More = site.Of(Request, kind == "space" ? $"/{id}" : kind == "activity" ? $"/{first!.Listing.Space}/{id}" : $"/{first!.Listing.Space}");
        this.Frame(new PageFrame(Title) { IsUnlisted = true, Accent = spaces.Find(first?.Listing.Space)?.Accent ?? "" });
        return Page();
    }

    // By the same address as the page; a day such as "weekend" is always the next one.
    private PageResult Search()
    {
        var now = clock.LondonNow();
        var found = finder.Find(SearchForm.Parse(Request.Query, spaces, categories) with { Page = 1 }, catalogue.Current, now);
        Cards = cards.Of([.. found.Results.Hits.Take(Most)], now.Day());
        Title = SearchHeading.Of(found, spaces, looks, say);
        More = site.Of(Request, found.Form.Href());
        this.Frame(new PageFrame(Title) { IsUnlisted = true, Accent = spaces.Find(found.Form.Space)?.Accent ?? "" });
        return Page();
    }
}
