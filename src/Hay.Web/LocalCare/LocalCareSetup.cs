using Hay.Care;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.LocalCare;

/// <summary>Composition: what help there is near, and who works with whom there. Both are files: ours are invented, an operator has their own.</summary>
internal static class LocalCareSetup
{
    private const string Map = "Hay:CareMap";
    private const string Network = "Hay:CareNetwork";

    public static void AddLocalCare(this IServiceCollection services, string contentFolder)
    {
        services.TryAddSingleton(of => CareMap.Load(File(of, Map, contentFolder, "care-map.json"), of.GetRequiredService<SpaceMap>()));
        services.TryAddSingleton(of => CareNetwork.Load(File(of, Network, contentFolder, "care-network.json")));
        services.AddSingleton<MapOfCare>();
    }

    /// <summary>Throws <see cref="InvalidDataException"/> that says which file is wrong, and what in it.</summary>
    public static void CheckLocalCare(this IServiceProvider services)
    {
        services.GetRequiredService<CareMap>();
        services.GetRequiredService<CareNetwork>();
    }

    private static string File(IServiceProvider of, string setting, string contentFolder, string ours)
    {
        if (of.GetRequiredService<IConfiguration>()[setting] is not { Length: > 0 } own) return Path.Combine(contentFolder, ours);
        return System.IO.File.Exists(own) ? own : throw new InvalidDataException($"The setting {setting} names a file that is not there: {own}");
    }
}
