using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Api;

/// <summary>Spaces, and what is on in one of them.</summary>
internal static class SpaceReads
{
    public static void MapSpaceReads(this IEndpointRouteBuilder api)
    {
        var spaces = api.MapGroup("/spaces").WithTags("Spaces");
        spaces.MapGet("", List).WithName("listSpaces").WithSummary("All spaces").WithDescription("By id.");
        spaces.MapGet("/{space}/sessions", Sessions).WithName("listSpaceSessions").WithSummary("What is on in a space")
            .WithDescription("Sessions that have not ended, by day, start and activity; cancelled ones too. Eight weeks ahead are known.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<ApiPage<ApiSpace>>, ProblemHttpResult> List(
        [FromQuery] string? limit, [FromQuery] string? after, SpaceMap spaces, CatalogueSlot catalogue, PublicAddress site, HttpContext http)
    {
        var asked = new Asked();
        var (most, last, now) = (asked.Limit(limit), asked.After(after), catalogue.Current);
        if (asked.Problem is { } problem) return problem;
        return ApiPage.Of(http, spaces.All.Where(s => string.CompareOrdinal(s.Slug, last) > 0).OrderBy(s => s.Slug, StringComparer.Ordinal), most, s => s.Slug, s => new ApiSpace(
            s.Slug, site.Of(http.Request, $"/{s.Slug}"), s.Name, s.Sentence, s.Neighbours,
            [.. s.Localities.Select(l => new ApiLocality(l.Slug, l.Name, l.Lat, l.Lon))], now.InSpace(s.Slug, oursAlone: true).Count, s.IsDemo));
    }

    private static Results<Ok<ApiPage<ApiSession>>, ProblemHttpResult> Sessions(
        string space, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? limit, [FromQuery] string? after,
        SpaceMap spaces, CatalogueSlot catalogue, PublicAddress site, TimeProvider clock, HttpContext http)
    {
        if (spaces.Find(space) is null) return ApiProblem.NotFound($"There is no space '{space}'. {ApiSetup.Root}/spaces lists all.");
        var asked = new Asked();
        var (most, last, span) = (asked.Limit(limit), SessionKey.Read(asked, after), DaySpan.Read(asked, from, to, clock.LondonNow().Day()));
        if (asked.Problem is { } problem) return problem;
        var shelf = catalogue.Current.InSpace(space, oursAlone: true);
        var first = last is { } key && key.Day > span.First ? key.Day : span.First;
        var following = Enumerable.Range(first.DayNumber, Math.Max(0, span.Last.DayNumber - first.DayNumber + 1)).Select(DateOnly.FromDayNumber)
            .SelectMany(day => shelf.Day(day).Select(hit => (Hit: hit, Key: SessionKey.Of(hit.Entry.Id, hit.Session!))).OrderBy(one => one.Key))
            .Where(one => last is null || one.Key.CompareTo(last) > 0);
        return ApiPage.Of(http, following, most, one => one.Key.ToString(),
            one => ApiSession.Of(one.Hit.Entry.Id, ApiShapes.PageOf(one.Hit.Entry, http.Request, site), one.Hit.Entry.Listing, one.Hit.Session!));
    }
}
