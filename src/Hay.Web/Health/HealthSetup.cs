namespace Hay.Web.Health;

/// <summary>What orchestrators and balancers ask. Says nothing about anybody, and is never kept.</summary>
internal static class HealthSetup
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration settings)
    {
        var drain = Draining.Read(settings);
        return services.AddSingleton<Readiness>()
            .AddHostedService(of => new Draining(drain, of.GetRequiredService<IHostApplicationLifetime>()));
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // An answer is what shows that the process turns over: a store that is away is no reason to start it anew.
        app.MapGet("/health/live", (HttpContext http) => Say(http, null, "live"));
        app.MapGet("/health/ready", (HttpContext http, Readiness readiness) => Say(http, readiness.Trouble, readiness.Warning is { } warning ? $"ready, but: {warning}" : "ready"));
    }

    private static IResult Say(HttpContext http, string? trouble, string well)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(trouble ?? well, statusCode: trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
