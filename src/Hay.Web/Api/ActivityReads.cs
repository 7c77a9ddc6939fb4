using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Api;

/// <summary>Activities and their sessions.</summary>
internal static class ActivityReads
{
    public static void MapActivityReads(this IEndpointRouteBuilder api)
    {
        var activities = api.MapGroup("/activities").WithTags("Activities");
        activities.MapGet("", List).WithName("listActivities").WithSummary("All activities")
            .WithDescription("By id, so that whoever follows `next` meets each once while listings come and go. What is over is left out. `box` asks for what happens within four WGS84 degrees: `south,west,north,east`.");
        activities.MapGet("/{activity}", One).WithName("getActivity").WithSummary("One activity").WithDescription("Also one that is over.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        activities.MapGet("/{activity}/sessions", Sessions).WithName("listActivitySessions").WithSummary("Sessions of an activity")
            .WithDescription("Those that have not ended, by start; cancelled ones too. Eight weeks ahead are known.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<ApiPage<ApiActivity>>, ProblemHttpResult> List(
        [FromQuery] string? space, [FromQuery] string? category, [FromQuery] string? organisation, [FromQuery] string? box, [FromQuery] string? limit, [FromQuery] string? after,
        SpaceMap spaces, Categories categories, CatalogueSlot catalogue, PublicAddress site, HttpContext http)
    {
        var (asked, now) = (new Asked(), catalogue.Current);
        var shown = asked.OneOf("space", space, s => spaces.Find(s) is not null, $"the id of a space, as {ApiSetup.Root}/spaces lists them");
        var kind = asked.OneOf("category", category, c => categories.Find(c) is not null, $"one of {string.Join(", ", categories.All.Select(c => c.Slug))}");
        var of = asked.OneOf("organisation", organisation, o => now.Organisation(o) is not null, $"the id of an organisation, as {ApiSetup.Root}/organisations lists them");
        var (most, last, within) = (asked.Limit(limit), asked.After(after), asked.Box(box));
        if (asked.Problem is { } problem) return problem;
        var following = now.After(last).Where(e => !e.IsOver && (shown is null || e.Listing.Spaces().Contains(shown))
            && (kind is null || e.Listing.Category == kind) && (of is null || e.Listing.Organisation == of)
            && (within is not { } area || (e.Listing.Setting != Setting.Online && Distance.Of(e.Listing) is { } at && area.Holds(at.Lat, at.Lon))));
        return ApiPage.Of(http, following, most, e => e.Id, e => ApiShapes.Activity(e, http.Request, site));
    }

    private static Results<Ok<ApiActivity>, ProblemHttpResult> One(string activity, CatalogueSlot catalogue, PublicAddress site, HttpRequest request) =>
        catalogue.Current.Find(activity) is { IsOurs: true } entry ? TypedResults.Ok(ApiShapes.Activity(entry, request, site)) : Missing(activity, catalogue);

    private static Results<Ok<ApiPage<ApiSession>>, ProblemHttpResult> Sessions(
        string activity, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? limit, [FromQuery] string? after,
        CatalogueSlot catalogue, PublicAddress site, TimeProvider clock, HttpContext http)
    {
        if (catalogue.Current.Find(activity) is not { IsOurs: true } entry) return Missing(activity, catalogue);
        var asked = new Asked();
        var (most, last, span) = (asked.Limit(limit), SessionKey.Read(asked, after), DaySpan.Read(asked, from, to, clock.LondonNow().Day(), usual: (int)SessionSheet.Horizon.TotalDays + 1));
        if (asked.Problem is { } problem) return problem;
        var page = ApiShapes.PageOf(entry, http.Request, site);
        var following = entry.Sessions.Select(session => (Session: session, Key: SessionKey.Of(entry.Id, session)))
            .Where(one => one.Key.Day >= span.First && one.Key.Day <= span.Last && (last is null || one.Key.CompareTo(last) > 0)).OrderBy(one => one.Key);
        return ApiPage.Of(http, following, most, one => one.Key.ToString(), one => ApiSession.Of(entry.Id, page, entry.Listing, one.Session));
    }

    private static ProblemHttpResult Missing(string activity, CatalogueSlot catalogue) => ApiProblem.NotFound(
        catalogue.Current.Stopped(activity) is null ? "There is no activity of this id." : "This activity is not listed any more.");
}
