using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Metering;
using Hay.Web.Pages;
using Hay.Web.Profiles;
using Microsoft.AspNetCore.Diagnostics;

namespace Hay.Web.Site;

/// <summary>
/// How often one person, one account and one address (a household, a library), may change something in a minute. Reading is free, but for calendars of
/// people.
/// </summary>
internal static class WriteLimits
{
    private static readonly PathString Personal = CalendarKeys.Path.TrimEnd('/');

    public const int APerson = 30;
    public const int AnAddress = 120;
    public const int AnAccount = 60;
    /// <summary>Codes that carry a profile which one address may try in ten minutes, the time for which one is good.</summary>
    public const int Codes = 10;
    /// <summary>Passwords, numbers and mails that one address may try or ask for in a quarter of an hour.</summary>
    public const int Doors = 30;
    /// <summary>Feeds elsewhere that one address may have us look at in a minute: we ask others for them.</summary>
    public const int Looks = 20;
    /// <summary>People whom one address may check in at doors in a minute: each has a phone of their own.</summary>
    public const int CheckIns = 10;

    /// <summary>Pictures that one address may send in ten minutes: each costs the machine some time.</summary>
    public const int Pictures = 30;

    /// <summary>Answers to "How are you today?" that one address (a waiting room) may give in an hour.</summary>
    public const int Pulses = 30;

    /// <summary>Times in an hour that one address (a library, a waiting room) may ask for a connector.</summary>
    public const int Asks = 10;

    /// <summary>Keys of calendars in a minute that one address may try in vain.</summary>
    public const int CalendarKeysTried = 60;

    /// <summary>Times in a minute that one person's calendar may be read, wherever from: a calendar service reads for many.</summary>
    public const int OwnCalendar = 30;

    /// <summary>Calendars of a search that one address may read in a minute: each is a search of all pages at once.</summary>
    public const int SearchCalendars = 60;

    public static void AddWriteLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.RequestServices.GetRequiredService<WebMeter>().Refused("pages");
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            rejected.HttpContext.RequestServices.GetRequiredService<Refusals>().TooOften(rejected.HttpContext);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http)
                ? Window($"at {AddressOf(http)}", AnAddress)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && Person(http) is { } person
                ? Window(person, APerson)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && Account(http) is { } account
                ? Window($"account {account}", AnAccount)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && IsDoor(http.Request) && Account(http) is { } account
                ? Window($"door of account {account}", Doors, TimeSpan.FromMinutes(15))
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && CarryModel.TriesACode(http.Request)
                ? Window($"code at {AddressOf(http)}", Codes, Carry.GoodFor)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && IsDoor(http.Request)
                ? Window($"door at {AddressOf(http)}", Doors, TimeSpan.FromMinutes(15))
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && EndsWith(http, "/here")
                ? Window($"here at {AddressOf(http)}", CheckIns)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && EndsWith(http, "/how")
                ? Window($"pulse from {AddressOf(http)}", Pulses, TimeSpan.FromHours(1))
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && EndsWith(http, "/local-care/ask")
                ? Window($"asks for care from {AddressOf(http)}", Asks, TimeSpan.FromHours(1))
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && EndsWith(http, "/pictures/add")
                ? Window($"picture from {AddressOf(http)}", Pictures, TimeSpan.FromMinutes(10))
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsWrite(http) && EndsWith(http, "/feeds/new")
                ? Window($"feed at {AddressOf(http)}", Looks)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsPersonal(http.Request, out var key) && http.Features.Get<IStatusCodeReExecuteFeature>() is null
                ? http.RequestServices.GetRequiredService<CalendarKeys>().Read(Path.GetFileNameWithoutExtension($"{key}")) is { } mine
                    ? Window($"calendar of {mine.Hash}", OwnCalendar)
                    : Window($"calendar at {AddressOf(http)}", CalendarKeysTried)
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(http => IsSearchCalendar(http.Request) && http.Features.Get<IStatusCodeReExecuteFeature>() is null
                ? Window($"search calendar at {AddressOf(http)}", SearchCalendars)
                : RateLimitPartition.GetNoLimiter("")));
    });

    /// <summary>What is not limited, and that is most of all requests, does not ask each of the limits in turn.</summary>
    public static void UseWriteLimits(this IApplicationBuilder app) => app.UseWhen(
        static http => HttpMethods.IsPost(http.Request.Method) || IsPersonal(http.Request, out _) || IsSearchCalendar(http.Request), static limited => limited.UseRateLimiter());

    /// <summary>Whose a request is: a household has one IPv4 address, or the first 64 bits of an IPv6 one.</summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static RateLimitPartition<string> Window(string key, int permits) => Window(key, permits, TimeSpan.FromMinutes(1));

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan time) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = time,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });

    private static string? Account(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private static string? Person(HttpContext http) =>
        http.RequestServices.GetRequiredService<ProfileCookie>().Read(http)?.Value;

    // Whatever asks for a password or sends a mail to somebody.
    private static bool IsDoor(HttpRequest request) => request.Path.StartsWithSegments("/sign-in")
        || (request.Path.StartsWithSegments("/account", out var rest) && rest.HasValue && rest != "/app")
        || (request.Query["handler"].ToString() is "Password" or "Delete" or "Off" && request.Path.StartsWithSegments("/account"))
        || (request.Query["handler"].ToString() is "Invite" && request.Path.StartsWithSegments("/organise"));

    // As routing reads addresses: capitals and a last slash make no difference.
    private static bool EndsWith(HttpContext http, string path) => http.Request.Path.Value!.TrimEnd('/').EndsWith(path, StringComparison.OrdinalIgnoreCase);

    private static bool IsPersonal(HttpRequest request, out PathString key) => request.Path.StartsWithSegments(Personal, out key);

    private static bool IsSearchCalendar(HttpRequest request) => request.Path.StartsWithSegments("/search.ics");

    // The page that says "too many" is made by running the same POST again; it must not be refused as well.
    private static bool IsWrite(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Features.Get<IStatusCodeReExecuteFeature>() is null;
}
