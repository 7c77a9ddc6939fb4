namespace Hay.Web.Catalogue;

public static class CatalogueSetup
{
    /// <summary>The catalogue and what keeps it current. Needs an <see cref="Hay.Grains.IChangeFeed"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<CatalogueSlot>()
        .AddSingleton<CatalogueFeed>()
        .AddHostedService(provider => provider.GetRequiredService<CatalogueFeed>());
}
