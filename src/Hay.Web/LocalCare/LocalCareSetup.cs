using Hay.Care;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.LocalCare;

/// <summary>Composition: what help there is near, as a file: ours is invented, an operator has their own.</summary>
internal static class LocalCareSetup
{
    private const string Map = "Hay:CareMap";

    public static void AddLocalCare(this IServiceCollection services, string contentFolder)
    {
        services.TryAddSingleton(of => CareMap.Load(File(of, contentFolder), of.GetRequiredService<SpaceMap>()));
        services.AddSingleton<MapOfCare>();
    }

    /// <summary>Of the map and of who works with whom. Throws <see cref="InvalidDataException"/> that says which file is wrong, and what in it.</summary>
    public static void CheckLocalCare(this IServiceProvider services)
    {
        services.GetRequiredService<CareMap>();
        services.GetRequiredService<CareNetwork>();
    }

    private static string File(IServiceProvider of, string contentFolder)
    {
        if (of.GetRequiredService<IConfiguration>()[Map] is not { Length: > 0 } own) return Path.Combine(contentFolder, "care-map.json");
        return System.IO.File.Exists(own) ? own : throw new InvalidDataException($"The setting {Map} names a file that is not there: {own}");
    }
}
