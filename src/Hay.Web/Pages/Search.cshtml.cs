using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>Search: the whole question is in the address, so it can be kept and sent to somebody.</summary>
[SharedPage(Kept = false)]
internal sealed class SearchModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, Categories categories, CardMaker cards, TimeProvider clock) : PageModel
{
    private const int MostHints = 4;

    internal SearchForm Form { get; private set; } = null!;
    internal CatalogueResults Results { get; private set; } = null!;
    internal ImmutableArray<SearchFilter> Filters { get; private set; }
    public ImmutableArray<Card> Cards { get; private set; }
    internal ImmutableArray<SearchHint> Hints { get; private set; } = [];
    public string Heading { get; private set; } = "";
    internal SpaceMap Spaces => spaces;
    internal Categories Kinds => categories;
    public bool HasNear { get; private set; }
    public int Pages => Math.Max(1, (Results.Total + SearchForm.PageSize - 1) / SearchForm.PageSize);

    public void OnGet()
    {
        var now = clock.LondonNow();
        var snapshot = catalogue.Current;
        Form = SearchForm.Parse(Request.Query, spaces, categories);
        Results = snapshot.Search(Form.Query(now, looks));
        Filters = SearchFilter.On(Form, now, categories, looks);
        HasNear = looks.Locality(Form.Space, Form.Near) is not null;
        Cards = cards.Of(Results.Hits, now.Day(), Form.Space.Length > 0 && !HasNear ? Form.Space : null);
        if (Results.Total == 0) Hints = [.. Wider(snapshot, now)];
        var space = spaces.Find(Form.Space);
        Heading = HeadingOf(space);
        this.Frame(new PageFrame(Form.Page == 1 ? Heading : $"{Heading}, page {Form.Page}")
        {
            Accent = space?.Accent ?? "",
            At = "/search",
            IsLive = !Cards.IsEmpty,
        });
    }

    internal IEnumerable<(SortBy Sort, string Words)> Sorts
    {
        get
        {
            yield return (SortBy.Soon, "soonest");
            if (Form.Text.Length > 0) yield return (SortBy.Best, "best match");
            if (HasNear) yield return (SortBy.Near, "nearest");
        }
    }

    // Nothing found is a beginning: which step back finds something?
    private IEnumerable<SearchHint> Wider(CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        IEnumerable<(string Words, SearchForm Form)> steps = Filters.Select(f => ($"Without “{f.Words}”", f.Without));
        if (spaces.Find(Form.Space) is { } space) steps = steps.Append(($"Not only in {space.Name}", Form with { Space = "", Near = "", Page = 1 }));
        if (Form.Text.Length > 0 && Filters.Length > 1) steps = steps.Append(($"Just “{Form.Text}”", new SearchForm { Text = Form.Text, Space = Form.Space, Sort = SortBy.Best }));
        return steps.Select(s => new SearchHint(s.Words, s.Form.Href(), snapshot.Search(s.Form.Query(now, looks) with { Take = 0 }).Total))
            .Where(h => h.Count > 0).Take(MostHints);
    }

    private string HeadingOf(SpaceDefinition? space)
    {
        var what = Form.Text.Length > 0 ? $"“{Form.Text}”" : "What is on";
        return space is null ? what : $"{what} in {space.Name}";
    }
}

/// <summary>A step back that finds something. Count: how much.</summary>
internal sealed record SearchHint(string Words, string Href, int Count);
