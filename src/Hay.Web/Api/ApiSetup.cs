using System.Net;
using Hay.Web.Site;
using Microsoft.AspNetCore.Diagnostics;

namespace Hay.Web.Api;

/// <summary>The public API: what pages show, for programs. Every answer is JSON, every error problem details (RFC 9457).</summary>
internal static class ApiSetup
{
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiLimits>();
        services.AddProblemDetails();
        services.AddCors();
        services.AddApiDocument();
    }

    /// <summary>After pages have said what they do when something goes wrong: here it is said otherwise.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.UseWhen(static http => http.Request.Path.StartsWithSegments(Root), static api =>
    {
        api.UseExceptionHandler(static trouble => trouble.Run(Fail));
        api.UseStatusCodePages(static said => Say(said.HttpContext));
        // Anybody's page may read. What needs a token is not for pages: no preflight lets it through.
        api.UseCors(static any => any.AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head).WithHeaders("If-None-Match")
            .WithExposedHeaders("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After"));
        api.UseMiddleware<ApiLimiting>();
        // Compressing over TLS is safe where an answer holds no secret.
        api.UseWhen(static http => HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Authorization.Count == 0, static read => read.UseResponseCompression());
    });

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var reads = app.MapGroup(Root).WithGroupName(ApiDocument.Name).AddEndpointFilter<KnownParameters>().AddEndpointFilter<ReadEdition>()
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void))).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests);
        reads.MapSpaceReads();
        reads.MapActivityReads();
        reads.MapSearchReads();
        reads.MapOrganisationReads();
        reads.MapUptakeReads();
        var writes = app.MapGroup(Root).WithGroupName(ApiDocument.Name).AddEndpointFilter<TokenDoor>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status429TooManyRequests);
        writes.MapListingWrites();
        writes.MapSessionWrites();
        app.MapApiDocument();
    }

    // What went wrong is in the log; whoever asked learns only that it was not them.
    private static Task Fail(HttpContext http)
    {
        var wrong = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (wrong is BadHttpRequestException bad) http.Response.StatusCode = bad.StatusCode;
        Away.Say(http);
        return Say(http);
    }

    // Answers that have no words of their own.
    private static Task Say(HttpContext http) => ApiProblem.Of(http.Response.StatusCode, (HttpStatusCode)http.Response.StatusCode switch
    {
        HttpStatusCode.BadRequest => $"What was sent could not be read: {Root}/openapi.json says what is expected.",
        HttpStatusCode.NotFound => $"There is nothing at this address. {Root}/openapi.json says what there is.",
        HttpStatusCode.MethodNotAllowed => $"This address is not asked that way. {Root}/openapi.json says how.",
        HttpStatusCode.UnsupportedMediaType => "Send JSON, with Content-Type: application/json.",
        HttpStatusCode.RequestEntityTooLarge => "That is more than any listing needs.",
        HttpStatusCode.ServiceUnavailable => "What is kept here cannot be reached just now. Nothing is lost: ask again after the seconds in Retry-After.",
        HttpStatusCode.InternalServerError => "Something went wrong here, not with what you asked. Try again in a moment.",
        _ => "This cannot be answered as it was asked.",
    }).ExecuteAsync(http);
}
