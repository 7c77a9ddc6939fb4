using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Reference;

/// <summary>Composition: what is known of areas, read once.</summary>
public static class ReferenceSetup
{
    public static IServiceCollection AddReference(this IServiceCollection services, string dataFolder) => services.AddSingleton(provider =>
    {
        var spaces = provider.GetRequiredService<SpaceMap>();
        try
        {
            return ReferenceSource.Geography(dataFolder, spaces);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            provider.GetRequiredService<ILogger<ReferenceFolder>>().LogError("Official areas cannot be read, so invented neighbourhoods serve: {Problem}", wrong.Message);
            return Geography.Of(spaces);
        }
    });
}
