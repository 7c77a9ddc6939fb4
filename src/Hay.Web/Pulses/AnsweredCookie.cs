using System.Globalization;

namespace Hay.Web.Pulses;

/// <summary>
/// That this device has answered today: the date and nothing else, gone at midnight. It is the same for everybody who has answered, so it
/// names nobody; whoever throws it away can answer twice, within the limits of an address.
/// </summary>
internal static class AnsweredCookie
{
    public const string Name = "hay-answered";

    public static bool IsSet(HttpRequest request, DateOnly today) => request.Cookies[Name] == Written(today);

    /// <param name="http">Whose device it is.</param>
    /// <param name="today">The day in London.</param>
    /// <param name="midnight">When it ends.</param>
    public static void Set(HttpContext http, DateOnly today, DateTimeOffset midnight) => http.Response.Cookies.Append(Name, Written(today), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Expires = midnight,
    });

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
