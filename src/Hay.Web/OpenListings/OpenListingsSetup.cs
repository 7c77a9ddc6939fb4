using Hay.Grains;
using Hay.Web.Elsewhere;
using Hay.Web.Site;

namespace Hay.Web.OpenListings;

/// <summary>All public listings as files to take. What is missing of one is in docs/standards.md.</summary>
internal static class OpenListingsSetup
{
    public const string Page = "/data/listings";
    public const string Table = $"{Page}.csv";
    public const string Schema = $"{Page}.schema.json";
    public const string Services = "/data/services.json";

    public static void AddOpenListings(this IServiceCollection services)
    {
        services.AddSingleton<ListingTable>();
        services.AddSingleton<ListingFiles>();
    }

    public static string TableOf(string space) => $"{Page}/{space}.csv";

    public static void MapOpenListings(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").WithMetadata(new ReadAgainAttribute());
        open.MapGet(Table, (HttpRequest request, ListingFiles files, PublicAddress site) => Csv(files.Table(null, site.Of(request, ""), site.IsKnown(request)), "hay-listings.csv"));
        open.MapGet(TableOf("{space}"), (string space, HttpRequest request, ListingFiles files, SpaceMap spaces, PublicAddress site) =>
            spaces.Find(space) is { } found ? Csv(files.Table(found.Slug, site.Of(request, ""), site.IsKnown(request)), $"hay-listings-{found.Slug}.csv") : NoSpace());
        open.MapGet(Services, (HttpRequest request, ListingFiles files, PublicAddress site) =>
            Sent(files.Services(site.Of(request, ""), site.IsKnown(request)), "application/json", "hay-services.json"));
        open.MapGet(Schema, (HttpContext http) =>
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            return ReadAgain.Of(http, ListingSchema.Document.ToJsonString(), "application/json");
        });
    }

    private static IResult Csv(OpenFile? file, string name) => Sent(file, "text/csv; charset=utf-8", name, Schema);

    private static IResult Sent(OpenFile? file, string type, string name, string? describedBy = null) => file?.As(type, name, describedBy)
        ?? Results.Problem("Somebody else takes a file just now. Ask again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Busy");

    private static IResult NoSpace() => Results.Problem("There is no space of this name. /api/v1/spaces has all there are.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
