using Hay.Grains;
using Hay.Silo;
using Hay.Silo.Console;
using Hay.Silo.Training;
using Hay.Web;
using Hay.Web.Care;
using Hay.Web.Catalogue;
using Hay.Web.Health;
using Hay.Web.Logging;

return await HayConsole.Run(args, static async (options, ct) =>
{
    await using var app = Build(options);
    await app.StartAsync(ct);
    // A silo of a cluster that serves no pages has none.
    if (app.Services.GetService<CatalogueSlot>() is { } catalogue) await catalogue.Ready.WaitAsync(ct);
    LogFormat.SayReady(app);
    await app.WaitForShutdownAsync(ct);
});

/// <summary>The site in one process: the one place where pages and silo meet.</summary>
public static partial class Program
{
    /// <param name="options">What the operator said.</param>
    /// <param name="change">A test's own services, after all others.</param>
    public static WebApplication Build(SiloOptions options, Action<WebApplicationBuilder>? change = null)
    {
        // How to read what is stored takes as long to work out as the host takes to make: one processor each.
        _ = Task.Run(() => (GrainJson.Default.Activity, GrainJson.Default.Organisation));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.Logging.AddHayConsole(builder.Configuration);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Hay", LogLevel.Information)
            // A start that fails is said once, by the console; what fails later is critical.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            // Below that it says addresses, and with them what people look for: an operator who wants that names the very part.
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            // Kestrel says what failed. This would keep a trace of every request, and of each open page for as long as it is open.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // Pages with a form say that nobody keeps them; it makes that stricter, rightly, and would say so each time.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // docs/operations.md says how the keys are kept.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.AddHaySilo(options);
        if (ClusterSettings.Read(builder.Configuration).Role == ClusterRole.Silo) return SiloAlone(builder, change);
        builder.AddPicksModel(options);
        builder.Services.AddCatalogue();
        if (options.Care) builder.Services.AddCareDesk(builder.Configuration);
        builder.AddHayWeb(options.DataFolder, SiloSetup.ContentFolder, (options.Tiles, options.TilesCredit));
        change?.Invoke(builder);
        var app = builder.Build();
        // What goes wrong here goes wrong again, and is said, when the site starts.
        _ = Task.Run(() => app.Services.GetRequiredService<CatalogueFeed>().ReadAhead());
        app.UseHayWeb();
        return app;
    }

    // Grains alone; of HTTP what an orchestrator asks.
    private static WebApplication SiloAlone(WebApplicationBuilder builder, Action<WebApplicationBuilder>? change)
    {
        builder.Services.AddHealth(builder.Configuration);
        change?.Invoke(builder);
        var app = builder.Build();
        app.MapHealth();
        return app;
    }
}
