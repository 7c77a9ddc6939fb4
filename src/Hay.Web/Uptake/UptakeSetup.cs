using Hay.Uptake;

namespace Hay.Web.Uptake;

/// <summary>Composition: what counts how often listings are seen, saved and gone to.</summary>
internal static class UptakeSetup
{
    public static void AddUptake(this IServiceCollection services)
    {
        services.AddUptakeFigures();
        services.AddSingleton<PageLooks>();
        services.AddHostedService(of => of.GetRequiredService<PageLooks>());
    }
}
