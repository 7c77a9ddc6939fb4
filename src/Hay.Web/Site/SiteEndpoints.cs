using Hay.Web.Spaces;

namespace Hay.Web.Site;

/// <summary>The few addresses that are neither pages nor data.</summary>
internal static class SiteEndpoints
{
    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapGet("/hay.css", (HttpContext http, Stylesheet css) => css.Serve(http));
        app.MapGet("/sw.js", (HttpContext http, ServiceWorker worker) => worker.Serve(http));
        app.MapGet("/favicon.ico", () => Results.Redirect("/favicon.svg", permanent: true));
        app.MapGet("/robots.txt", (DemoMark demo, PublicAddress site, HttpRequest request) =>
            Results.Text(Robots(demo.IsShown, site.Of(request, "/sitemap.xml")), "text/plain; charset=utf-8"));
        app.MapGet(SecurityContact.Path, (SecurityContact contact, TimeProvider clock) => contact.Show(clock.GetUtcNow()));
    }

    // Invented groups must not turn up in a search engine.
    private static string Robots(bool isDemo, string sitemap) => isDemo
        ? "User-agent: *\nDisallow: /\n"
        : $"User-agent: *\nDisallow: /me\nDisallow: /api/\nDisallow: /calendar/\nDisallow: /live\n\nSitemap: {sitemap}\n";
}
