using Microsoft.Extensions.Logging;

namespace Hay.Embedded;

/// <summary>What the runtime logs. Grains are named by their type and a number that is good until the process ends: a key may be somebody's.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Turn} of {Grain} failed; nobody waited for it")]
    public static partial void OneWayFailed(this ILogger log, Exception failure, string turn, string grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Turn} of an observer failed; nobody waited for it")]
    public static partial void ObserverFailed(this ILogger log, Exception? failure, string turn);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Turn} of {Grain} does not end; another activation takes its place")]
    public static partial void Stuck(this ILogger log, string turn, string grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} could not be activated")]
    public static partial void NotActivated(this ILogger log, Exception failure, string grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} failed while it was being deactivated")]
    public static partial void NotDeactivated(this ILogger log, Exception failure, string grain);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} grains were still busy when the silo stopped")]
    public static partial void StillBusy(this ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the silo failed")]
    public static partial void RoundFailed(this ILogger log, Exception failure);
}
