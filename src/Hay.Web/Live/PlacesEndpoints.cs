using Hay.Web.Catalogue;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Live;

/// <summary>The truth about places, for a page that has just opened or has missed something.</summary>
internal static class PlacesEndpoints
{
    // "api" is no slug of a space; see ReservedNames.
    public const string Path = "/api/places";
    private const int Most = 60;

    public static void MapPlaces(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, Of).WithMetadata(new SharedPageAttribute { Kept = false });

    /// <summary>of: activity ids, separated by commas. Those that are not listed are left out.</summary>
    private static Results<Ok<List<PlacesNews>>, BadRequest<string>> Of(string? of, CatalogueSlot catalogue, IStringLocalizer<Words> say)
    {
        var ids = (of ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length is 0 or > Most) return TypedResults.BadRequest($"Name 1 to {Most} activities: ?of=id,id");
        var now = catalogue.Current;
        return TypedResults.Ok(ids.Distinct().Select(now.Find).OfType<CatalogueEntry>().Select(entry => PlacesNews.Of(entry, say)).ToList());
    }
}
