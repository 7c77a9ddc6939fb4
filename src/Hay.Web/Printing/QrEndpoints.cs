using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Hay.Web.Spaces;

namespace Hay.Web.Printing;

/// <summary>QR codes of our own pages, and of nothing else: nobody can have a code made of an address of theirs.</summary>
internal static class QrEndpoints
{
    public static void MapQrCodes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{space}/qr.svg", (string space, SpaceMap spaces, PublicAddress site, HttpContext http) =>
            Draw(spaces.Find(space) is not null, $"/{space}", site, http));
        app.MapGet("/{space}/how/qr.svg", (string space, SpaceMap spaces, PublicAddress site, HttpContext http) =>
            Draw(spaces.Find(space) is not null, $"/{space}/how", site, http));
        app.MapGet("/{space}/near/{place}/qr.svg", (string space, string place, SpaceLooks looks, PublicAddress site, HttpContext http) =>
            Draw(looks.Locality(space, place) is not null, $"/{space}/near/{place}", site, http));
        app.MapGet("/{space}/{activity}/qr.svg", (string space, string activity, CatalogueSlot catalogue, PublicAddress site, HttpContext http) =>
            Draw(catalogue.Current.Find(activity)?.Listing.Spaces().Contains(space) == true, $"/{space}/{activity}", site, http));
    }

    private static IResult Draw(bool exists, string path, PublicAddress site, HttpContext http)
    {
        if (!exists) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(QrCode.Svg(site.Of(http.Request, path)), "image/svg+xml; charset=utf-8");
    }
}
