using System.Text.RegularExpressions;
using Hay.Web.Site;

namespace Hay.Web.Uptake;

/// <summary>
/// Whose looks and searches count: a device, as far as its address and its browser's name tell devices apart. Machines do not count, nor what a
/// browser fetches in advance, nor people who are signed in, who look after listings themselves.
/// </summary>
internal static partial class CountedDevice
{
    /// <summary>A mixture that nobody can turn back into who it was, for the life of this process; null: it does not count.</summary>
    public static int? Of(HttpContext http)
    {
        var headers = http.Request.Headers;
        var browser = headers.UserAgent.ToString();
        return http.User.Identity?.IsAuthenticated == true || headers["Sec-Purpose"].Count > 0 || browser.Length == 0 || Machine().IsMatch(browser)
            ? null : HashCode.Combine(WriteLimits.AddressOf(http), browser);
    }

    [GeneratedRegex("bot|crawl|spider|slurp|preview|monitor|curl|wget|python|facebookexternal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Machine();
}
