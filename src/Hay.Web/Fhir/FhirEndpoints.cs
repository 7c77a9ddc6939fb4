using System.Net;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Site;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Hay.Web.Fhir;

/// <summary>FHIR R4, for reading: listings as HealthcareService, with where and by whom. No key is needed.</summary>
internal static class FhirEndpoints
{
    public const string Path = "/fhir";

    public static void AddFhir(this IServiceCollection services)
    {
        services.AddSingleton<FhirCodes>();
        services.AddSingleton<FhirBook>();
    }

    /// <summary>After pages have said what they do when something goes wrong: here it is said as FHIR says it.</summary>
    public static void UseFhir(this IApplicationBuilder app)
    {
        var catalogue = app.ApplicationServices.GetRequiredService<CatalogueSlot>();
        app.UseWhen(static http => http.Request.Path.StartsWithSegments(Path), fhir =>
        {
            fhir.UseExceptionHandler(static trouble => trouble.Run(Fail));
            fhir.UseStatusCodePages(static said => Say(said.HttpContext));
            fhir.UseCors(static any => any.AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Post).WithHeaders("Accept", "Content-Type", "If-None-Match", "Prefer").WithExposedHeaders("ETag", "Last-Modified"));
            fhir.Use((http, next) =>
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                if (!FhirAnswers.IsWanted(http.Request)) return Refuse(http, StatusCodes.Status406NotAcceptable, "not-supported", "There is only JSON here: ask with Accept: application/fhir+json.");
                if (catalogue.Ready.IsCompleted) return next(http);
                // Nobody is told that there is nothing because it is still being read: they would delete what they have.
                http.Response.Headers.RetryAfter = "5";
                return Refuse(http, StatusCodes.Status503ServiceUnavailable, "transient", "What there is is still being read. Ask again in a few seconds.");
            });
        });
    }

    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup(Path).WithMetadata(new ReadAgainAttribute());
        all.MapGet("/metadata", (HttpContext http, PublicAddress site) => FhirAnswers.Of(http, FhirCapability.Of(site.Of(http.Request, ""))));
        foreach (var kind in FhirKind.All)
        {
            all.MapGet($"/{kind.Name}", (HttpContext http, FhirBook book, PublicAddress site) => Search(http, kind, http.Request.Query, book.Now, site));
            all.MapGet($"/{kind.Name}/{{id}}", (HttpContext http, string id, FhirBook book, PublicAddress site) => Read(http, kind, id, book.Now, site));
            all.MapPost($"/{kind.Name}/_search", async (HttpContext http, FhirBook book, PublicAddress site, CancellationToken ct) =>
                http.Request.HasFormContentType
                    ? Search(http, kind, http.Request.Query.Concat(await http.Request.ReadFormAsync(ct)), book.Now, site)
                    : FhirAnswers.Refused(StatusCodes.Status415UnsupportedMediaType, "not-supported", "Send the parameters as application/x-www-form-urlencoded."));
        }
    }

    private static IResult Search(HttpContext http, FhirKind kind, IEnumerable<KeyValuePair<string, StringValues>> asked, FhirList list, PublicAddress at)
    {
        var site = at.Of(http.Request, "");
        var (query, problem) = FhirQuery.Read(kind, asked, site);
        if (query is null) return FhirAnswers.Refused(StatusCodes.Status400BadRequest, "value", problem);
        var passed = $"Not known here: {string.Join(", ", query.Unknown)}. Use: {string.Join(", ", kind.Parameters.Select(p => p.Name))}.";
        if (!query.Unknown.IsEmpty && http.Request.Headers["Prefer"].ToString().Contains("handling=strict", StringComparison.OrdinalIgnoreCase)) return FhirAnswers.Refused(StatusCodes.Status400BadRequest, "not-supported", passed);
        var (total, page, hasMore) = query.Of(kind.Of(list));
        var entries = page.Select(item => (FhirMaker.Make(item, site), "match")).ToList();
        entries.AddRange(Belonging(page, query, list).DistinctBy(i => i.Id).Select(item => (FhirMaker.Make(item, site), "include")));
        if (!query.Unknown.IsEmpty) entries.Add((new OutcomeRecord([new("warning", "not-supported", passed)]), "outcome"));
        var path = $"{site}{Path}/{kind.Name}";
        return FhirAnswers.Bundle(http, total, hasMore ? [("self", query.Address(path, query.After)), ("next", query.Address(path, page[^1].Id))] : [("self", query.Address(path, query.After))], entries, $"{site}{Path}");
    }

    private static IEnumerable<FhirItem> Belonging(IEnumerable<FhirItem> page, FhirQuery query, FhirList list)
    {
        foreach (var item in page.OfType<ListedItem>())
        {
            if (query.WithPlaces && item.Place is { } place && list.Places.Find(place.Id) is { } at) yield return at;
            if (query.WithOrganisations && item.Entry.Listing.Organisation is { } by && list.Organisations.Find(FhirList.IdOfOrganisation(by)) is { } organisation) yield return organisation;
        }
    }

    private static IResult Read(HttpContext http, FhirKind kind, string id, FhirList list, PublicAddress at)
    {
        if (kind.Of(list).Find(id) is { } item) return FhirAnswers.Of(http, FhirMaker.Make(item, at.Of(http.Request, "")), item.Edited);
        return kind.Name == "HealthcareService" && list.IsGone(id)
            ? FhirAnswers.Refused(StatusCodes.Status410Gone, "deleted", "This has been taken off, is over, or nobody has confirmed it for half a year.")
            : FhirAnswers.Refused(StatusCodes.Status404NotFound, "not-found", $"There is no {kind.Name} of this id. The list has all there are.");
    }

    // What went wrong is in the log; whoever asked learns only that it was not them.
    private static Task Fail(HttpContext http)
    {
        var wrong = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        // A form that is none, or that has more fields than any question needs.
        if (wrong is BadHttpRequestException or InvalidDataException) http.Response.StatusCode = (wrong as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        Away.Say(http);
        return Say(http);
    }

    // Answers that have no words of their own.
    private static Task Say(HttpContext http) => (HttpStatusCode)http.Response.StatusCode switch
    {
        HttpStatusCode.BadRequest => Refuse(http, 400, "structure", "The parameters cannot be read: send them as a form, and not more than are needed."),
        HttpStatusCode.NotFound => Refuse(http, 404, "not-found", $"There is nothing at this address. {Path}/metadata says what there is."),
        HttpStatusCode.MethodNotAllowed => Refuse(http, 405, "not-supported", $"One can only read here. {Path}/metadata says how."),
        HttpStatusCode.TooManyRequests => Refuse(http, 429, "throttled", "Too often. Ask again in a minute."),
        HttpStatusCode.ServiceUnavailable => Refuse(http, 503, "transient", "What is kept here cannot be reached just now. Ask again in a few seconds."),
        HttpStatusCode.InternalServerError => Refuse(http, 500, "exception", "Something went wrong here, not with what you asked. Try again in a moment."),
        var status => Refuse(http, (int)status, "processing", "This cannot be answered as it was asked."),
    };

    private static Task Refuse(HttpContext http, int status, string code, string words) => FhirAnswers.Refused(status, code, words).ExecuteAsync(http);
}
