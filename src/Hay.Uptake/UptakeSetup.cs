using Microsoft.Extensions.DependencyInjection;

namespace Hay.Uptake;

/// <summary>Composition: what counts uptake.</summary>
public static class UptakeSetup
{
    /// <summary>Needs the journal, the change feed, grains, a Geography and a clock.</summary>
    public static IServiceCollection AddUptakeFigures(this IServiceCollection services)
    {
        services.AddSingleton<UptakeReader>();
        return services.AddHostedService<UptakeWatch>();
    }
}
