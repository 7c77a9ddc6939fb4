namespace Hay.Web.Site;

/// <summary>
/// What every answer tells the browser. The policy allows no inline script and no inline style, so none may be written;
/// "same-origin" keeps the page somebody came from to ourselves when they follow a link to a group. By HTTPS, or where the operator says
/// that this is how people know the site, browsers are told to come by nothing else for a year (RFC 6797).
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    // In a frame one can only read: no form, and nothing about who reads.
    private const string FramedPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *";
    private const string Unused =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";
    private const string OnlySecure = "max-age=31536000; includeSubDomains";
    private static readonly PathString Framed = "/embed";
    // What stands on other people's pages: frames, the script that makes one, and the pictures in open data.
    private static readonly PathString[] Shown = ["/embed", "/embed.js", "/pictures"];

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var tiles = app.ApplicationServices.GetRequiredService<MapTiles>();
        var isSecure = app.ApplicationServices.GetRequiredService<PublicAddress>().Own?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        var policy = tiles.Host.Length == 0 ? Policy : $"{Policy}; img-src 'self' {tiles.Host}";
        app.Use((http, next) => Guard(http, next, policy, isSecure));
    }

    private static Task Guard(HttpContext http, RequestDelegate next, string policy, bool isSecure)
    {
        var headers = http.Response.Headers;
        var isFramed = http.Request.Path.StartsWithSegments(Framed);
        headers.ContentSecurityPolicy = isFramed ? FramedPolicy : policy;
        headers.XContentTypeOptions = "nosniff";
        if (!isFramed) headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        // These are about pages: a file (no page's address has an ending) is lighter without.
        if (!Path.HasExtension(http.Request.Path))
        {
            headers["Permissions-Policy"] = Unused;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        headers["Cross-Origin-Resource-Policy"] = Array.Exists(Shown, path => http.Request.Path.StartsWithSegments(path)) ? "cross-origin" : "same-origin";
        if (isSecure || (http.Request.IsHttps && !PublicAddress.IsHere(http.Request.Host.Host))) headers.StrictTransportSecurity = OnlySecure;
        return next(http);
    }
}
