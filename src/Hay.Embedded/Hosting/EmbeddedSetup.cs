using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hay.Embedded;

/// <summary>Composition: the embedded runtime in an application's services.</summary>
public static class EmbeddedSetup
{
    /// <summary>
    /// Runs grains in this process: an <see cref="IGrainFactory"/>, and a hosted service that starts the silo and deactivates
    /// every grain when it stops. Call it before adding hosted services that call grains. Grain stores are keyed singletons
    /// of <see cref="Orleans.Storage.IGrainStorage"/>; time comes from <see cref="TimeProvider"/> if one is registered.
    /// </summary>
    public static IServiceCollection AddHayEmbedded(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EmbeddedOptions>().Configure(configure);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<GrainMeter>();
        services.TryAddSingleton<Silo>();
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().Grains);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Silo>(provider => provider.GetRequiredService<Silo>()));
        return services;
    }
}
