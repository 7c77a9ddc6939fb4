namespace Hay.Web.Site;

/// <summary>
/// Where the site is served by HTTPS, our cookies have names that browsers take only together with Secure, and only from this very host
/// (RFC 6265bis section 4.1.3): __Host-, or __Secure- where a cookie is of one path alone. What comes without is not ours: another host of
/// the domain, or somebody on the way, may have set it. Nothing behind this knows of the prefixes.
/// </summary>
internal static class CookiePrefixes
{
    private const string Ours = "hay-";
    private const string Host = "__Host-";
    private const string Secure = "__Secure-";

    public static void UseCookiePrefixes(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (!http.Request.IsHttps) return next(http);
        if (http.Request.Headers.Cookie.Count > 0) http.Request.Headers.Cookie = Read(http.Request.Headers.Cookie.ToString());
        // The first that is asked for runs last: after whatever sets a cookie as late.
        http.Response.OnStarting(static answer => Write(((HttpResponse)answer).Headers), http.Response);
        return next(http);
    });

    /// <summary>The cookies of a request as the site calls them.</summary>
    internal static string Read(string cookies) => string.Join("; ", cookies.Split([';', ','], StringSplitOptions.TrimEntries)
        .Where(c => !c.StartsWith(Ours, StringComparison.Ordinal))
        .Select(c => c.StartsWith(Host + Ours, StringComparison.Ordinal) ? c[Host.Length..] : c.StartsWith(Secure + Ours, StringComparison.Ordinal) ? c[Secure.Length..] : c));

    /// <summary>A cookie to be set, as browsers are told of it.</summary>
    internal static string Write(string cookie)
    {
        if (!cookie.StartsWith(Ours, StringComparison.Ordinal)) return cookie;
        var said = cookie.Split(';', StringSplitOptions.TrimEntries)[1..];
        var isOfTheHost = said.Contains("path=/", StringComparer.OrdinalIgnoreCase) && !Array.Exists(said, s => s.StartsWith("domain=", StringComparison.OrdinalIgnoreCase));
        return $"{(isOfTheHost ? Host : Secure)}{cookie}{(said.Contains("secure", StringComparer.OrdinalIgnoreCase) ? "" : "; secure")}";
    }

    private static Task Write(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0) headers.SetCookie = headers.SetCookie.Select(c => Write(c ?? "")).ToArray();
        return Task.CompletedTask;
    }
}
