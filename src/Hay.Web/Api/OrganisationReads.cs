using Hay.Web.Catalogue;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Api;

/// <summary>Organisations.</summary>
internal static class OrganisationReads
{
    public static void MapOrganisationReads(this IEndpointRouteBuilder api)
    {
        var organisations = api.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("", List).WithName("listOrganisations").WithSummary("All organisations").WithDescription("By id.");
        organisations.MapGet("/{organisation}", One).WithName("getOrganisation").WithSummary("One organisation").WithDescription("As it describes itself.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<ApiPage<ApiOrganisation>>, ProblemHttpResult> List(
        [FromQuery] string? limit, [FromQuery] string? after, CatalogueSlot catalogue, PublicAddress site, HttpContext http)
    {
        var asked = new Asked();
        var (most, last) = (asked.Limit(limit), asked.After(after));
        if (asked.Problem is { } problem) return problem;
        var following = catalogue.Current.Organisations.Where(o => string.CompareOrdinal(o.Key, last) > 0).OrderBy(o => o.Key, StringComparer.Ordinal);
        return ApiPage.Of(http, following, most, o => o.Key, o => ApiOrganisation.Of(o.Key, o.Value, Activities(o.Key, http.Request, site)));
    }

    private static Results<Ok<ApiOrganisation>, ProblemHttpResult> One(string organisation, CatalogueSlot catalogue, PublicAddress site, HttpRequest request) =>
        catalogue.Current.Organisation(organisation) is { } details
            ? TypedResults.Ok(ApiOrganisation.Of(organisation, details, Activities(organisation, request, site)))
            : ApiProblem.NotFound("There is no organisation of this id.");

    private static string Activities(string organisation, HttpRequest request, PublicAddress site) =>
        site.Of(request, $"{ApiSetup.Root}/activities{QueryString.Create("organisation", organisation)}");
}
