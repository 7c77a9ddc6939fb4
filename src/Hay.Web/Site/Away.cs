using Hay.Grains;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Storage;

namespace Hay.Web.Site;

/// <summary>
/// A request that failed because what is kept cannot be reached, or answers too slowly, or was not as a grain remembered it after such a
/// time. That is over by itself: 503, and when to come again.
/// </summary>
internal static class Away
{
    private const string ComeAgain = "5";

    /// <summary>Where that is what went wrong, says so in status and header; whoever calls says it in words.</summary>
    public static bool Say(HttpContext http)
    {
        if (!Is(http.Features.Get<IExceptionHandlerFeature>()?.Error)) return false;
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = ComeAgain;
        return true;
    }

    // The runtime says in its own words that a grain could not read or write, and what the store said is inside.
    private static bool Is(Exception? wrong) =>
        wrong is StoreAwayException or TimeoutException or InconsistentStateException || (wrong?.InnerException is { } inner && Is(inner));
}
