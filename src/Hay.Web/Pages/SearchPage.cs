using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.LocalCare;
using Hay.Web.Pages.Shared;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// Search: the whole question is in the address, so it can be kept and sent to somebody. No other page is made anew so often, so it is an endpoint
/// that draws a <see cref="Template"/>, without MVC's way to a page.
/// </summary>
internal sealed class SearchPage(
    CatalogueSlot catalogue, SearchFinder finder, SearchReader reader, MapOfCare care, UnmetSearches unmet, FoundSearches searches, SpaceMap spaces, SpaceLooks looks, Categories categories, CardMaker cards,
    TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say)
{
    private const string Path = "/search";
    private const int MostHints = 4;
    // Each is a search of its own.
    private const int MostSteps = 8;
    private const int MostLanguages = 24;
    private const int MostAlternatives = 4;

    internal FoundSearch Found { get; private set; } = null!;
    internal SearchForm Form => Found.Form;
    internal CatalogueResults Results => Found.Results;
    internal Reading Reading => Found.Reading;
    internal ImmutableArray<SearchFilter> Filters { get; private set; }
    public ImmutableArray<Card> Cards { get; private set; }
    internal ImmutableArray<SearchHint> Hints { get; private set; } = [];
    /// <summary>Where nothing was found: the nearest to it.</summary>
    internal ImmutableArray<Card> Alternatives { get; private set; } = [];
    public string AlternativesTitle { get; private set; } = "";
    public string Heading { get; private set; } = "";
    internal SpaceMap Spaces => spaces;
    internal Categories Kinds => categories;
    /// <summary>What else may help with what was typed: no group, but on the map of local care.</summary>
    internal ImmutableArray<LocalHelp> LocalCare { get; private set; } = [];
    internal DateTimeOffset Now { get; private set; }
    /// <summary>Languages besides English, those of the most things first, with how many.</summary>
    internal ImmutableArray<(string Tag, int Count)> Languages { get; private set; }
    public bool HasNear { get; private set; }
    public int Pages => Math.Max(1, (Results.Total + SearchForm.PageSize - 1) / SearchForm.PageSize);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, SearchPage page) => page.Show(http))
        .WithMetadata(new SharedPageAttribute { Kept = false });

    private DrawnPage Show(HttpContext http)
    {
        var now = Now = clock.LondonNow();
        var snapshot = catalogue.Current;
        Found = finder.Find(SearchForm.Parse(http.Request.Query, spaces, categories), snapshot, now);
        Languages = [.. Results.LanguageCounts.Select(l => (l.Key, l.Value)).Concat(Form.Languages.Except(Results.LanguageCounts.Keys).Select(l => (l, 0)))
            .OrderByDescending(l => l.Item2).ThenBy(l => l.Item1, StringComparer.Ordinal).Take(MostLanguages)];
        Filters = SearchFilter.On(Form, now, categories, spaces, looks, say);
        HasNear = looks.Locality(Form.Space, Form.Near) is not null;
        Cards = cards.Of(Results.Hits, now.Day(), Form.Space.Length > 0 && !HasNear ? Form.Space : null);
        if (care.Shown is { } map) LocalCare = [.. reader.LocalCare(Reading.Typed.Text).Select(map.Find).OfType<LocalHelp>().Where(help => Form.Space.Length == 0 || help.IsIn(Form.Space))];
        searches.Count(http, Found);
        if (Results.Total == 0) FindOthers(http, snapshot, now);
        var space = spaces.Find(Form.Space);
        Heading = SearchHeading.Of(Found, spaces, looks, say);
        var frame = new PageFrame(Form.Page == 1 ? Heading : say["{0}, page {1}", Heading, Form.Page])
        {
            Accent = space?.Accent ?? "",
            At = Path,
            Description = say["Find something to do near you: walks, singing, yoga, gardening, somebody to talk to. What is free, and what the first time is like."],
            IsLive = !Cards.IsEmpty || !Alternatives.IsEmpty,
        };
        return new DrawnPage(frame, new Pages_Shared__Search { Model = this });
    }

    internal IEnumerable<(SortBy Sort, string Words)> Sorts
    {
        get
        {
            yield return (SortBy.Soon, say["soonest"]);
            if (Form.Text.Length > 0) yield return (SortBy.Best, say["best match"]);
            if (HasNear) yield return (SortBy.Near, say["nearest"]);
        }
    }

    /// <summary>The search for just what was typed, where that is another one.</summary>
    internal SearchForm? Exactly => Reading.IsMended || !Reading.Taken.IsEmpty
        ? new SearchForm { Text = Reading.Typed.Text, Space = Reading.Typed.Space, IsExact = true, Sort = SortBy.Best }
        : null;

    private void FindOthers(HttpContext http, CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        unmet.Count(Found, WriteLimits.AddressOf(http));
        Hints = [.. Wider(snapshot, now)];
        var elsewhere = finder.Query(Form with { Page = 1 }, now) with { Miles = null, Space = null, Take = MostAlternatives };
        if (elsewhere.Near is not null) elsewhere = elsewhere with { Sort = SortBy.Near };
        var atAnyTime = finder.Query(Form with { Page = 1, When = "", Parts = PartOfDay.Any }, now) with { Take = MostAlternatives };
        (Alternatives, AlternativesTitle) = snapshot.Search(elsewhere) is { Total: > 0 } there
            ? (cards.Of(there.Hits, now.Day()), HasNear ? say["The nearest ones"] : say["In other places"])
            : (cards.Of(snapshot.Search(atAnyTime).Hits, now.Day()), say["At other times"]);
    }

    // Nothing found is a beginning: which step back finds something?
    private IEnumerable<SearchHint> Wider(CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var steps = Filters.Select(f => (Words: f.Widening, Form: f.Without));
        if (HasNear && spaces.Find(Form.Space) is { } space) steps = steps.Append((say["All of {0}", space.Name], Form with { Near = "", Page = 1 }));
        if (Form.Text.Length > 0 && Filters.Length > 1) steps = steps.Append((say["Just “{0}”", Form.Text], new SearchForm { Text = Form.Text, Sort = SortBy.Best }));
        return steps.Take(MostSteps).Select(s => new SearchHint(s.Words, s.Form.Href(), snapshot.Search(finder.Query(s.Form, now) with { Take = 0 }).Total))
            .Where(h => h.Count > 0).DistinctBy(h => h.Href).Take(MostHints);
    }
}

/// <summary>A step back that finds something. Count: how much.</summary>
internal sealed record SearchHint(string Words, string Href, int Count);
