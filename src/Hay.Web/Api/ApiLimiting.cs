using System.Globalization;
using System.Threading.RateLimiting;
using Hay.Web.Metering;

namespace Hay.Web.Api;

/// <summary>
/// Refuses what comes too often, and tells everybody how much is left (draft-ietf-httpapi-ratelimit-headers-10). ASP.NET Core's own
/// middleware does not say what is left; the limiter is the same.
/// </summary>
internal sealed class ApiLimiting(RequestDelegate next, ApiLimits limits, WebMeter meter)
{
    public async Task InvokeAsync(HttpContext http)
    {
        using var lease = limits.Take(http);
        var (policy, headers) = (ApiLimits.PolicyOf(http), http.Response.Headers);
        headers["RateLimit-Policy"] = Say($"\"{policy}\";q={limits.MostOf(policy)};w={ApiLimits.Window.TotalSeconds}");
        headers["RateLimit"] = Say($"\"{policy}\";r={limits.LeftOf(http)}");
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        meter.Refused($"api_{policy}");
        var wait = Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : ApiLimits.Window).TotalSeconds);
        headers.RetryAfter = Say($"{wait}");
        headers["RateLimit"] = Say($"\"{policy}\";r=0;t={wait}");
        headers.CacheControl = "no-store";
        await ApiProblem.Of(StatusCodes.Status429TooManyRequests, Say($"Too many {policy} for now. Ask again in {wait} seconds.")).ExecuteAsync(http);
    }

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
