using Hay.Grains;

namespace Hay.Web.Searching;

/// <summary>Composition: what understands a search and what keeps count of those in vain.</summary>
internal static class SearchSetup
{
    public static void AddSearching(this IServiceCollection services, string contentFolder)
    {
        services.AddSingleton(provider => new SearchReader(provider.GetRequiredService<SpaceMap>(), Path.Combine(contentFolder, "synonyms.json")));
        services.AddSingleton<SearchFinder>();
        services.AddSingleton<UnmetSearches>();
        services.AddSingleton<MonthlyWishes>();
        services.AddHostedService(provider => provider.GetRequiredService<UnmetSearches>());
    }
}
