using Hay.Grains;
using Hay.Silo.Demo;
using Hay.Silo.Feeds;
using Hay.Silo.Hooks;
using Hay.Silo.Reference;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
#if HAY_ORLEANS
using Orleans.Hosting;
#else
using Hay.Embedded;
#endif

namespace Hay.Silo;

/// <summary>Composition: everything behind the pages.</summary>
public static class SiloSetup
{
    /// <summary>Where the files that come with Hay are: spaces, categories, the demo county.</summary>
    public static string ContentFolder => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>The spaces that come with Hay and those that the operator named.</summary>
    public static SpaceMap Spaces(SiloOptions options) => SpaceMap.Load([Path.Combine(ContentFolder, "spaces.json"), .. options.SpaceFiles]);

    /// <summary>
    /// Spaces, storage, runtime and demo county. Hosted services start in this order, so add those that call grains
    /// afterwards.
    /// </summary>
    public static IHostApplicationBuilder AddHaySilo(this IHostApplicationBuilder builder, SiloOptions options)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => Spaces(options));
        services.AddReference(options.DataFolder);
        services.AddHayStorage(options.Store, GrainJson.Default.Options);
        var mail = MailSettings.Read(builder.Configuration);
        services.AddSingleton<IMailer>(of => new Mailer(mail, options.DataFolder, meter: of.GetRequiredService<SiloMeter>()));
        services.AddFeedSource();
        services.AddHookSender();
        AddRuntime(builder);
        services.AddHostedService<OutboxSweep>();
        if (options.Demo) services.AddHostedService<DemoAtStart>();
        return builder;
    }

#if HAY_ORLEANS
    private static void AddRuntime(IHostApplicationBuilder builder) =>
        builder.UseOrleans(static silo => silo.UseLocalhostClustering());
#else
    private static void AddRuntime(IHostApplicationBuilder builder) => builder.Services.AddHayEmbedded(static runtime => runtime.AddGrains(typeof(Activity).Assembly));
#endif
}
