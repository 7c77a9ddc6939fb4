using Hay.Grains;

namespace Hay.Web.Searching;

/// <summary>Composition: what understands a search and what keeps count of searches.</summary>
internal static class SearchSetup
{
    public static void AddSearching(this IServiceCollection services, string contentFolder)
    {
        services.AddSingleton(provider => new SearchReader(provider.GetRequiredService<SpaceMap>(), Path.Combine(contentFolder, "synonyms.json")));
        services.AddSingleton<SearchFinder>();
        services.AddSingleton<UnmetSearches>();
        services.AddSingleton<MonthlyWishes>();
        services.AddHostedService(provider => provider.GetRequiredService<UnmetSearches>());
        services.AddSingleton<FoundSearches>();
        services.AddHostedService(provider => provider.GetRequiredService<FoundSearches>());
    }
}
