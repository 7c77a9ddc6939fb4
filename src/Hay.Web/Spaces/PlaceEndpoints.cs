using Hay.Grains;

namespace Hay.Web.Spaces;

/// <summary>What a page needs to know where things are, and the way to a place for a browser without script.</summary>
internal static class PlaceEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void MapPlaceNames(this IEndpointRouteBuilder app)
    {
        app.MapGet("/geo/gazetteer.json", (HttpContext http, Gazetteer gazetteer) =>
        {
            http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Forever : "public, no-cache";
            return Results.Bytes(gazetteer.Body, "application/json");
        });
        app.MapGet("/geo/{outward}.json", (HttpContext http, string outward, Gazetteer gazetteer) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=86400";
            return gazetteer.FineFile(outward) is { } path ? Results.File(Path.GetFullPath(path), "application/json") : Results.NotFound();
        });
        app.MapGet("/near", (string? at, SpaceMap spaces, SpaceLooks looks) => Results.Redirect(Place.Parse(at, spaces, looks)?.Href ?? "/"));
    }
}
