namespace Hay.Web.Site;

/// <summary>What is published for other sites may be read by their scripts too: nothing in it depends on who asks.</summary>
internal static class OpenAnswers
{
    private static readonly PathString[] Paths = ["/openreferral", "/openactive"];

    public static void UseOpenAnswers(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (Array.Exists(Paths, path => http.Request.Path.StartsWithSegments(path)))
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "ETag, Last-Modified";
        }

        return next(http);
    });
}
