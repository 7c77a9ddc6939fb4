namespace Hay.Web.Logging;

/// <summary>How the log looks: plain, or with <c>Hay:Log</c> set to "json" a JSON object a line, for whoever collects it.</summary>
internal static partial class LogFormat
{
    private const string Setting = "Hay:Log";

    /// <summary>Throws <see cref="InvalidDataException"/> where the setting is neither.</summary>
    public static void AddHayConsole(this ILoggingBuilder logging, IConfiguration settings)
    {
        if (IsJson(settings)) logging.AddJsonConsole(static console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    /// <summary>The line that says where the site is, as all others are.</summary>
    public static void SayReady(WebApplication app)
    {
        var urls = string.Join(' ', app.Urls);
        if (IsJson(app.Configuration)) LogReady(app.Logger, urls);
        else Console.WriteLine($"Hay is ready: {urls}");
    }

    private static bool IsJson(IConfiguration settings) => settings[Setting] switch
    {
        null or "" or "plain" => false,
        "json" => true,
        var said => throw new InvalidDataException($"The setting {Setting} is plain or json, not '{said}'."),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Hay is ready: {Urls}")]
    private static partial void LogReady(ILogger log, string urls);
}
