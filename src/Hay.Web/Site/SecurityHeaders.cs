namespace Hay.Web.Site;

/// <summary>
/// What every answer tells the browser. The policy allows no inline script and no inline style, so none may be written;
/// "same-origin" keeps the page somebody came from to ourselves when they follow a link to a group.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // In a frame one can only read: no form, and nothing about who reads.
    private const string FramedPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *";
    private static readonly PathString Framed = "/embed";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var tiles = app.ApplicationServices.GetRequiredService<MapTiles>();
        var policy = tiles.Host.Length == 0 ? Policy : $"{Policy}; img-src 'self' {tiles.Host}";
        app.Use((http, next) => Guard(http, next, policy));
    }

    private static Task Guard(HttpContext http, RequestDelegate next, string policy)
    {
        var headers = http.Response.Headers;
        var isFramed = http.Request.Path.StartsWithSegments(Framed);
        headers.ContentSecurityPolicy = isFramed ? FramedPolicy : policy;
        headers.XContentTypeOptions = "nosniff";
        if (!isFramed) headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
