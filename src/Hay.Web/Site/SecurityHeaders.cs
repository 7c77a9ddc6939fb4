namespace Hay.Web.Site;

/// <summary>
/// What every answer tells the browser. The policy allows no inline script and no inline style, so none may be written;
/// "same-origin" keeps the page somebody came from to ourselves when they follow a link to a group.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var tiles = app.ApplicationServices.GetRequiredService<MapTiles>();
        var policy = tiles.Host.Length == 0 ? Policy : $"{Policy}; img-src 'self' {tiles.Host}";
        app.Use((http, next) => Guard(http, next, policy));
    }

    private static Task Guard(HttpContext http, RequestDelegate next, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
