using Hay.Grains;
using Hay.Uptake;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.Uptake;

/// <summary>Composition: what counts how often listings are seen, saved and gone to.</summary>
internal static class UptakeSetup
{
    public static void AddUptake(this IServiceCollection services)
    {
        services.TryAddSingleton(of => Geography.Of(of.GetRequiredService<SpaceMap>()));
        services.AddUptakeFigures();
        services.AddSingleton<PageLooks>();
        services.AddHostedService(of => of.GetRequiredService<PageLooks>());
    }
}
