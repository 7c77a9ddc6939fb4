using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Care;

/// <summary>Composition of the connector service.</summary>
public static class CareSetup
{
    /// <summary>
    /// The book, the feed that keeps it, and what tells logs of lists. The host adds the <see cref="CareNetwork"/>, the grains of this assembly, the
    /// store <see cref="CareStoreNames.Provider"/>, and its change feed as a keyed singleton under that name.
    /// </summary>
    /// <param name="services">Of the host.</param>
    /// <param name="decileOf">See <see cref="CareBook"/>.</param>
    public static IServiceCollection AddHayCare(this IServiceCollection services, Func<IServiceProvider, Func<string, int?>> decileOf) => services
        .AddSingleton(provider => new CareBook(provider.GetRequiredService<CareNetwork>(), decileOf(provider)))
        .AddSingleton<ListLooks>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<CareFeed>(provider, provider.GetRequiredKeyedService<IChangeFeed>(CareStoreNames.Provider)))
        .AddHostedService(provider => provider.GetRequiredService<CareFeed>());
}
