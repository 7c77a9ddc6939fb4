using System.Text;
using Hay.Web.Elsewhere;
using Hay.Web.Site;
using Hay.Web.Spaces;

namespace Hay.Web.OpenReferral;

/// <summary>Open Referral UK 3.0: the listings as services, for directories and social prescribers. No key is needed.</summary>
internal static class OpenReferralEndpoints
{
    public const string Path = "/openreferral";
    private const string Profile = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md";
    private const string OpenApi = "https://docs.openreferraluk.org/en/latest/openapi30.json";

    public static void AddOpenReferral(this IServiceCollection services)
    {
        services.AddSingleton<Taxonomies>();
        services.AddSingleton<ServicePlaces>();
        services.AddSingleton<ServiceMaker>();
        services.AddSingleton<ServiceBook>();
    }

    public static void MapOpenReferral(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup(Path).WithMetadata(new ReadAgainAttribute());
        all.MapGet("/", (HttpContext http) => Json(http, new { Version = "HSDS-UK-3.0", Profile, OpenapiUrl = OpenApi }));
        all.MapGet("/services", (HttpRequest request, ServiceBook book, Gazetteer gazetteer, PublicAddress site) => List(request, book, gazetteer, site, places: false));
        all.MapGet("/services/{id}", (HttpContext http, string id, ServiceBook book, PublicAddress site) =>
            One(http, Guid.TryParse(id, out var uuid) ? book.Now.Service(uuid) : null, ServiceForm.Whole, book, site));
        all.MapGet("/service_at_locations", (HttpRequest request, ServiceBook book, Gazetteer gazetteer, PublicAddress site) => List(request, book, gazetteer, site, places: true));
        all.MapGet("/service_at_locations/{id}", (HttpContext http, string id, ServiceBook book, PublicAddress site) =>
            One(http, Guid.TryParse(id, out var uuid) ? book.Now.AtLocation(uuid) : null, ServiceForm.PlaceWhole, book, site));
        all.MapGet("/taxonomies", (HttpRequest request, Taxonomies of, Gazetteer gazetteer) => Words(request, gazetteer, [.. of.All.Select(t => t with { TaxonomyTerms = null })]));
        all.MapGet("/taxonomies/{id}", (HttpContext http, string id, Taxonomies of) => Word(http, of.All.FirstOrDefault(t => Guid.TryParse(id, out var uuid) && t.Id == uuid)));
        all.MapGet("/taxonomy_terms", (HttpRequest request, Taxonomies of, Gazetteer gazetteer) =>
            Words(request, gazetteer, [.. of.Terms.Where(t => request.Query["taxonomy_id"].ToString() is not { Length: > 0 } taxonomy || $"{t.TaxonomyId}" == taxonomy)]));
        all.MapGet("/taxonomy_terms/{id}", (HttpContext http, string id, Taxonomies of) => Word(http, of.Terms.FirstOrDefault(t => Guid.TryParse(id, out var uuid) && t.Id == uuid)));
    }

    private static IResult List(HttpRequest request, ServiceBook book, Gazetteer gazetteer, PublicAddress site, bool places)
    {
        var (query, problem) = ServiceQuery.Read(request.Query, gazetteer);
        if (query is null) return Refused(problem);
        var found = query.Of(book.Now);
        if (places) found = [.. found.Where(s => s.HasPlace)];
        var form = (places, query.Full) switch { (false, false) => ServiceForm.Short, (false, true) => ServiceForm.Whole, (true, false) => ServiceForm.PlaceShort, _ => ServiceForm.PlaceWhole };
        var (address, isKept) = (site.Of(request, ""), site.IsKnown(request));
        return Page(found, query, service => book.Write(service, form, address, isKept));
    }

    private static IResult One(HttpContext http, ServiceEntry? service, ServiceForm form, ServiceBook book, PublicAddress site)
    {
        if (service is null) return Missing();
        if (service.Entry.Edited is { } edited) http.Response.GetTypedHeaders().LastModified = edited;
        return ReadAgain.Json(http, book.Write(service, form, site.Of(http.Request, ""), site.IsKnown(http.Request)).Json);
    }

    private static IResult Words<T>(HttpRequest request, Gazetteer gazetteer, IReadOnlyList<T> all) where T : class
    {
        var (query, problem) = ServiceQuery.Read(request.Query, gazetteer);
        return query is null ? Refused(problem) : Page(all, query, word => ServiceBook.Write(word));
    }

    private static IResult Word(HttpContext http, object? word) => word is null ? Missing() : Json(http, word);

    private static IResult Page<T>(IReadOnlyList<T> all, ServiceQuery query, Func<T, WrittenRecord> write)
    {
        var pages = (all.Count + query.PerPage - 1) / query.PerPage;
        var first = (int)Math.Min((long)(query.Page - 1) * query.PerPage, all.Count);
        var items = all.Skip(first).Take(query.PerPage).Select(write).ToArray();
        return new ListedPage(Encoding.UTF8.GetBytes($$"""
            {"total_items":{{all.Count}},"total_pages":{{pages}},"page_number":{{query.Page}},"size":{{items.Length}},"first_page":{{Say(query.Page == 1)}},"last_page":{{Say(query.Page >= pages)}},"empty":{{Say(items.Length == 0)}},"contents":[
            """), items);
    }

    private static string Say(bool yes) => yes ? "true" : "false";

    private static IResult Json(HttpContext http, object value) => ReadAgain.Json(http, ServiceBook.Write(value).Json);

    private static IResult Refused(string problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest, title: "A parameter cannot be read");

    private static IResult Missing() => Results.Problem(
        "There is none of this id. It may have been taken off; the list has all there are.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
