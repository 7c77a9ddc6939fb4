using Hay.Web.Site;

namespace Hay.Web.Elsewhere;

/// <summary>What others show of us: search engines and readers of feeds.</summary>
internal static class ElsewhereSetup
{
    public static void AddElsewhere(this IServiceCollection services)
    {
        services.AddSingleton<EventData>();
        services.AddSingleton<Sitemap>();
        services.AddSingleton<NewInSpace>();
    }

    public static void MapElsewhere(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", (HttpContext http, Sitemap sitemap, PublicAddress site) =>
            ReadAgain.Of(http, sitemap.Index(site.Of(http.Request, "")), ReadAgain.Xml)).WithMetadata(new ReadAgainAttribute());
        app.MapGet("/sitemap-{name}-{part:int}.xml", (string name, int part, HttpContext http, Sitemap sitemap, PublicAddress site) =>
            sitemap.Of(name, part, site.Of(http.Request, "")) is { } file ? ReadAgain.Of(http, file, ReadAgain.Xml) : Results.NotFound())
            .WithMetadata(new ReadAgainAttribute());
        app.MapGet("/{space}/new.atom", (string space, HttpContext http, NewInSpace news, PublicAddress site) =>
            news.Of(space, site.Of(http.Request, "")) is { } feed ? ReadAgain.Of(http, feed, ReadAgain.Atom) : Results.NotFound())
            .WithMetadata(new ReadAgainAttribute());
    }
}
