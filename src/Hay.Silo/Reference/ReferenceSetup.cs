using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Reference;

/// <summary>Composition: what is known of areas, read once.</summary>
public static partial class ReferenceSetup
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
            LogUnreadable(provider.GetRequiredService<ILogger<ReferenceFolder>>(), wrong.Message);
            return Geography.Of(spaces);
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "Official areas cannot be read, so invented neighbourhoods serve: {Problem}")]
    private static partial void LogUnreadable(ILogger log, string problem);
}
