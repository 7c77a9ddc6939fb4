using System.Threading.RateLimiting;
using Hay.Web.Site;

namespace Hay.Web.Api;

/// <summary>How often one address (a household, a server) may ask in a minute, and how often it may change something.</summary>
internal sealed class ApiLimits : IDisposable
{
    public const string ReadPolicy = "reads";
    public const string WritePolicy = "writes";
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    public ApiLimits(IConfiguration settings)
    {
        Reads = settings.GetValue("Hay:ApiReads", 300);
        _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            $"{PolicyOf(http)} {WriteLimits.AddressOf(http)}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = MostOf(PolicyOf(http)), Window = Window, QueueLimit = 0 }));
    }

    /// <summary>Reads in a minute, as the operator says it in the setting Hay:ApiReads.</summary>
    public int Reads { get; }

    /// <summary>Writes in a minute: as many as a person may make with pages.</summary>
    public const int Writes = WriteLimits.APerson;

    public static string PolicyOf(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method) ? ReadPolicy : WritePolicy;

    public int MostOf(string policy) => policy == ReadPolicy ? Reads : Writes;

    public RateLimitLease Take(HttpContext http) => _limiter.AttemptAcquire(http);

    /// <summary>How many more may come in this minute.</summary>
    public long LeftOf(HttpContext http) => _limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0;

    public void Dispose() => _limiter.Dispose();
}
