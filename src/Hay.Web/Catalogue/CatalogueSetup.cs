using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Metering;

namespace Hay.Web.Catalogue;

public static class CatalogueSetup
{
    /// <summary>The catalogue and what keeps it current. Needs an <see cref="IChangeFeed"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<WebMeter>()
        .AddSingleton<CatalogueSlot>()
        .AddSingleton<DeskBook>()
        .AddSingleton(of => new CatalogueFeed(
            of.GetRequiredService<IChangeFeed>(), of.GetRequiredService<CatalogueSlot>(), of.GetRequiredService<DeskBook>(),
            of.GetRequiredService<TimeProvider>(), of.GetRequiredService<ILogger<CatalogueFeed>>(), of.GetRequiredService<WebMeter>()))
        .AddHostedService(provider => provider.GetRequiredService<CatalogueFeed>());
}
