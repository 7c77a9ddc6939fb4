using Hay.Web.Api;
using Hay.Web.Calendars;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Live;

namespace Hay.Web.Site;

/// <summary>What other sites and people's calendars read.</summary>
internal static class OpenAnswers
{
    private static readonly PathString[] Paths = ["/openreferral", "/openactive"];

    /// <summary>
    /// It may be read by other sites' scripts too: nothing in it depends on who asks. And nobody is told that there is nothing because
    /// the catalogue is still being read: they would delete what they have.
    /// </summary>
    public static void UseOpenAnswers(this IApplicationBuilder app)
    {
        var catalogue = app.ApplicationServices.GetRequiredService<CatalogueSlot>();
        app.Use((http, next) =>
        {
            var isOpen = Array.Exists(Paths, path => http.Request.Path.StartsWithSegments(path));
            if (isOpen)
            {
                http.Response.Headers.AccessControlAllowOrigin = "*";
                http.Response.Headers.AccessControlExposeHeaders = "ETag, Last-Modified";
            }

            return catalogue.Ready.IsCompleted || !(isOpen || IsForMachines(http)) ? next(http) : NotYet(http);
        });
    }

    private static bool IsForMachines(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ReadAgainAttribute>() is not null || http.Request.Path.StartsWithSegments(ApiSetup.Root) || http.Request.Path.StartsWithSegments(CalendarKeys.Path.TrimEnd('/'))
        || http.Request.Path.StartsWithSegments(PlacesEndpoints.Path);

    /// <summary>503, and when to ask again.</summary>
    public static Task NotYet(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Results.Problem("What there is is still being read. Ask again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready yet").ExecuteAsync(http);
    }
}
