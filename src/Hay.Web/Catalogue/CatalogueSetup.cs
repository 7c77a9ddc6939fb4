using Hay.Grains;
using Hay.Web.Desk;

namespace Hay.Web.Catalogue;

public static class CatalogueSetup
{
    /// <summary>The catalogue and what keeps it current. Needs an <see cref="IChangeFeed"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<CatalogueSlot>()
        .AddSingleton<DeskBook>()
        .AddSingleton(of => new CatalogueFeed(
            of.GetRequiredService<IChangeFeed>(), of.GetRequiredService<CatalogueSlot>(), of.GetRequiredService<DeskBook>(),
            of.GetRequiredService<TimeProvider>(), of.GetRequiredService<ILogger<CatalogueFeed>>()))
        .AddHostedService(provider => provider.GetRequiredService<CatalogueFeed>());
}
