using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Console;

/// <summary>A silo without a site, for as long as one piece of work takes.</summary>
internal static class QuietSilo
{
    public static async Task<T> Run<T>(SiloOptions options, Func<IServiceProvider, Task<T>> work, CancellationToken ct)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            // It warns of its own start and end, which say nothing about the work.
            .AddFilter("Orleans", LogLevel.Error);
        // As the site has them: where the grains run, above all.
        builder.Configuration.AddEnvironmentVariables();
        // In a cluster it asks the silos that run: a piece of work is no place for grains to live.
        var alone = builder.Configuration["Hay:Cluster:Kind"] is null or "" || nameof(ClusterKind.None).Equals(builder.Configuration["Hay:Cluster:Kind"], StringComparison.OrdinalIgnoreCase);
        builder.Configuration["Hay:Cluster:Role"] = alone ? null : nameof(ClusterRole.Web);
        builder.AddHaySilo(options);
        using var host = builder.Build();
        await host.StartAsync(ct);
        try
        {
            return await work(host.Services);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
