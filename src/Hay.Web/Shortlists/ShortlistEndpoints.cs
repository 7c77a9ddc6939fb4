using Hay.Grains;
using Hay.Web.Printing;
using Hay.Web.Site;

namespace Hay.Web.Shortlists;

/// <summary>The code of a link, for paper. Like the page it leads to, it is for whoever has the link, and kept by nobody.</summary>
internal static class ShortlistEndpoints
{
    public static string Path(string link) => $"/for-you/{link}";

    public static void MapShortlists(this IEndpointRouteBuilder app) => app.MapGet("/for-you/{link}/qr.svg", async (string link, PublicAddress site, IGrainFactory grains, HttpContext http) =>
    {
        http.Secretive();
        return ShortlistKeys.Read(link) is var (id, secret) && await grains.GetGrain<IShortlistGrain>(id).Open(secret, http.RequestAborted) is not null
            ? Results.Text(QrCode.Svg(site.Of(http.Request, Path(link))), "image/svg+xml; charset=utf-8")
            : Results.NotFound();
    });

    /// <summary>No browser keeps the answer, tells another page where it was, or lets a search engine have it.</summary>
    public static void Secretive(this HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
    }
}
