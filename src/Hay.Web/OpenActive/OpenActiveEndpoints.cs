using System.Globalization;
using Hay.Web.Catalogue;
using Hay.Web.Site;

namespace Hay.Web.OpenActive;

/// <summary>The feeds, a page at a time, in the order of their changes (Realtime Paged Data Exchange 1.0).</summary>
internal static class OpenActiveEndpoints
{
    public const string Licence = "https://creativecommons.org/licenses/by/4.0/";
    private const string Type = "application/vnd.openactive.rpde+json; version=1";

    public static void AddOpenActive(this IServiceCollection services, string dataFolder, string contentFolder)
    {
        services.AddSingleton(_ => ActivityConcepts.Load(Path.Combine(contentFolder, "openactive-activities.json")));
        services.AddSingleton<OpportunityWriter>();
        services.AddSingleton(_ => new OpportunityLog(Path.Combine(dataFolder, "openactive.log")));
        services.AddSingleton<OpportunityBook>();
        services.AddSingleton<FeedPages>();
        services.AddHostedService(of => of.GetRequiredService<OpportunityBook>());
    }

    public static void MapOpenActive(this IEndpointRouteBuilder app)
    {
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            app.MapGet(kind.Path(), (HttpContext http, OpportunityBook book, FeedPages pages, PublicAddress site) => Page(http, kind, book, pages, site));
        }

        app.MapGet($"{FeedKind.SessionSeries.Path()}/{{id}}", (HttpContext http, string id, CatalogueSlot catalogue, OpportunityWriter writer, PublicAddress site) =>
            catalogue.Current.Find(id) is { } entry && writer.Publishes(entry) ? One(writer.Series(entry, site.Of(http.Request, ""))) : Missing());
        app.MapGet($"{FeedKind.ScheduledSession.Path()}/{{id}}", (HttpContext http, string id, CatalogueSlot catalogue, OpportunityWriter writer, PublicAddress site) =>
            Find(id, catalogue.Current, writer) is var (entry, slot) ? One(OpportunityWriter.Session(entry, slot, site.Of(http.Request, ""))) : Missing());
    }

    private static IResult Page(HttpContext http, FeedKind kind, OpportunityBook book, FeedPages pages, PublicAddress site)
    {
        var said = http.Request.Query["afterChangeNumber"].ToString();
        long after = 0;
        if (said.Length > 0 && !long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return Results.Problem("'afterChangeNumber' must be a whole number: take the address that 'next' of the page before gives.", statusCode: StatusCodes.Status400BadRequest, title: "A parameter cannot be read");
        }

        if (book.Now is not { } feeds)
        {
            http.Response.Headers.RetryAfter = "5";
            return Results.Problem("The feed is still being made. Ask again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready yet");
        }

        var (page, isFull) = pages.Of(feeds, kind, said.Length == 0 ? null : after, site.Of(http.Request, ""), site.IsKnown(http.Request));
        // A page that is full stays much as it is for a while; the end of the feed is where things happen.
        http.Response.Headers.CacheControl = isFull ? "public, max-age=3600" : "public, max-age=8";
        return Results.Bytes(page, Type);
    }

    private static (CatalogueEntry Entry, SessionSlot Slot)? Find(string id, CatalogueSnapshot now, OpportunityWriter writer)
    {
        // The name of a session is 13 letters, after the activity's.
        if (id.Length < 15 || now.Find(id[..^14]) is not { } entry || !writer.Publishes(entry)) return null;
        foreach (var slot in entry.Sheet.Slots)
        {
            if (OpportunityWriter.IdOf(entry, slot) == id) return (entry, slot);
        }

        return null;
    }

    private static IResult One(byte[] opportunity) => Results.Bytes(opportunity, "application/ld+json");

    private static IResult Missing() => Results.Problem("There is nothing of this id now. The feed says what there is.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
