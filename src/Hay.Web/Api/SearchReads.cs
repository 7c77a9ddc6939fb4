using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Api;

/// <summary>The search of the site, by the same rules and with the same parameters as its page.</summary>
internal static class SearchReads
{
    private const int LongestText = 100;
    private const int LastPage = 500;

    public static void MapSearchReads(this IEndpointRouteBuilder api) => api.MapGet("/search", Find).WithTags("Search").WithName("search")
        .WithSummary("Search").WithDescription("By the same rules as the search page, 20 at a time, best or soonest first; without what the page shows of neighbouring sites. Ranked answers are in pages by number: between two pages the order may change. To walk through everything, list activities.");

    private static Results<Ok<ApiSearch>, ProblemHttpResult> Find(
        [FromQuery] string? q, [FromQuery] string? space, [FromQuery] string? near, [FromQuery] string? when, [FromQuery] string[]? category,
        [FromQuery] string[]? part, [FromQuery] string[]? with, [FromQuery] string[]? language, [FromQuery] string? exact, [FromQuery] string? sort, [FromQuery] string? page,
        SearchFinder finder, SpaceMap spaces, Categories categories, CatalogueSlot catalogue, PublicAddress site, TimeProvider clock, HttpContext http)
    {
        var (asked, now) = (new Asked(), clock.LondonNow());
        if (q?.Length > LongestText) asked.Refuse("q", $"at most {LongestText} characters");
        asked.OneOf("space", space, s => spaces.Find(s) is not null, $"the id of a space, as {ApiSetup.Root}/spaces lists them");
        asked.OneOf("near", near, n => spaces.Find(space)?.Localities.Any(l => l.Slug == n) == true, "the id of a locality of the space that is asked for");
        asked.OneOf("when", when, w => DateSpan.Parse(w, now) is not null, "today, tomorrow, weekend, week, this-week, next-week, next-weekend, a month (2026-12) or a day (2026-12-24) to come");
        foreach (var one in category ?? []) asked.OneOf("category", one, c => categories.Find(c) is not null, $"one of {string.Join(", ", categories.All.Select(c => c.Slug))}");
        foreach (var one in part ?? []) asked.OneOf("part", one, p => SearchForm.PartsOfDay.Any(known => known.Slug == p), "morning, afternoon or evening");
        foreach (var one in with ?? []) asked.OneOf("with", one, w => Facets.TryFind(w, out _), $"one of {string.Join(", ", Facets.Groups.SelectMany(g => g.Choices).Select(c => c.Slug))}");
        asked.OneOf("exact", exact, e => e is "0" or "1", "0 or 1");
        asked.OneOf("sort", sort, s => s is "soon" or "best" or "near", "soon, best or near");
        asked.Number("page", page, LastPage, usual: 1);
        if (asked.Problem is { } problem) return problem;

        // What the page would not understand either is left out by it: languages that are none.
        var form = SearchForm.Parse(http.Request.Query, spaces, categories);
        var found = finder.Find(form, catalogue.Current, now, oursAlone: true);
        var next = form.Page * SearchForm.PageSize < found.Results.Total && form.Page < LastPage ? ApiPage.Link(http, $"{form.Page + 1}", "page") : null;
        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return TypedResults.Ok(new ApiSearch(
            found.Results.Total, found.Results.IsPartial, [.. found.Results.Hits.Select(hit => Hit(hit, http.Request, site))], next,
            site.Of(http.Request, $"/search{http.Request.QueryString}"), found.Reading.IsUrgent ? site.Of(http.Request, "/help-now") : null));
    }

    private static ApiHit Hit(CatalogueHit hit, HttpRequest request, PublicAddress site) => new(
        ApiShapes.Activity(hit.Entry, request, site),
        hit.Session is { } session ? ApiSession.Of(hit.Entry.Id, ApiShapes.PageOf(hit.Entry, request, site), hit.Entry.Listing, session) : null,
        hit.Miles);
}

/// <summary>What a search found.</summary>
/// <param name="Total">How much in all.</param>
/// <param name="IsPartial">Nothing has every word; these have the most of them.</param>
/// <param name="Items">Up to 20.</param>
/// <param name="Next">Address of those that follow; null: these are the last.</param>
/// <param name="Url">The same search as a page.</param>
/// <param name="Help">Not null where the words sound as if somebody needs help now: show this address first.</param>
internal sealed record ApiSearch(int Total, bool IsPartial, ImmutableArray<ApiHit> Items, string? Next, string Url, string? Help);

/// <summary>One answer to a search.</summary>
/// <param name="Activity">What was found.</param>
/// <param name="Session">The first that fits; null: it has no dates.</param>
/// <param name="Miles">From where somebody looks; null: they did not say.</param>
internal sealed record ApiHit(ApiActivity Activity, ApiSession? Session, double? Miles);
