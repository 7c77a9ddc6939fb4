using Hay.Web.Site;

namespace Hay.Web.Live;

/// <summary>
/// Browsers let any page open a web socket to any site, with its cookies, and say which page it is: only ours may. Programs
/// that are no browser say nothing and may.
/// </summary>
internal static class OwnOrigin
{
    public static Task Only(HttpContext http, RequestDelegate next)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOurs(origin, http)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(string origin, HttpContext http) => Uri.TryCreate(origin, UriKind.Absolute, out var said)
        && (said.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (http.RequestServices.GetRequiredService<PublicAddress>().Own is { } own && new Uri(own).Authority.Equals(said.Authority, StringComparison.OrdinalIgnoreCase)));
}
