using Hay.Care;
using Hay.Grains;
using Hay.Silo.Demo;
using Hay.Silo.Feeds;
using Hay.Silo.Hooks;
using Hay.Silo.Reference;
using Hay.Silo.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
#if !HAY_ORLEANS
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

    /// <summary>Who works with whom in the connector service: the operator's file, or the invented one that comes with Hay.</summary>
    /// <exception cref="InvalidDataException">It is not there, or is none.</exception>
    public static CareNetwork Network(SiloOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.CareNetwork)) return CareNetwork.Load(Path.Combine(ContentFolder, "care-network.json"));
        return File.Exists(options.CareNetwork) ? CareNetwork.Load(options.CareNetwork)
            : throw new InvalidDataException($"The setting Hay__CareNetwork names a file that is not there: {options.CareNetwork}");
    }

    /// <summary>
    /// Spaces, storage, runtime and demo county. Hosted services start in this order, so add those that call grains
    /// afterwards.
    /// </summary>
    public static IHostApplicationBuilder AddHaySilo(this IHostApplicationBuilder builder, SiloOptions options)
    {
        var services = builder.Services;
        var cluster = ClusterSettings.Read(builder.Configuration);
        services.AddSingleton(cluster);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => Spaces(options));
        services.AddSingleton(_ => Network(options));
        services.AddReference(options.DataFolder);
        services.AddHayStorage(options.Store with { Shared = cluster.IsShared }, GrainJson.Default.Options);
        if (options.Care) services.AddCareStore(options, cluster);
        var mail = MailSettings.Read(builder.Configuration);
        services.AddSingleton<IMailer>(of => new Mailer(mail, options.DataFolder, meter: of.GetRequiredService<SiloMeter>()));
        services.AddFeedSource();
        services.AddHookSender();
        AddRuntime(builder, cluster, options);
        if (cluster.IsShared)
        {
            services.AddSingleton<StoredKeys>();
            services.AddOptions<KeyManagementOptions>().PostConfigure<StoredKeys>(static (keys, stored) => keys.XmlRepository = stored);
        }

        if (cluster.Role == ClusterRole.Web) return builder;
        services.AddHostedService<OutboxSweep>();
        if (options.Demo) services.AddHostedService<DemoAtStart>();
        return builder;
    }

    private static void AddRuntime(IHostApplicationBuilder builder, ClusterSettings cluster, SiloOptions options)
    {
#if HAY_ORLEANS
        // It finds the grains of every assembly by itself; those of the connector service have no store where it is off, and nobody asks for them.
        _ = options;
        builder.AddOrleans(cluster);
#else
        _ = cluster;
        builder.Services.AddHayEmbedded(runtime =>
        {
            runtime.AddGrains(typeof(Activity).Assembly);
            if (options.Care) runtime.AddGrains(typeof(CareNetwork).Assembly);
        });
#endif
    }
}
