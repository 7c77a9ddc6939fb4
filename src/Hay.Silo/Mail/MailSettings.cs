using Hay.Grains;
using Microsoft.Extensions.Configuration;

namespace Hay.Silo;

/// <summary>How mail is sent: the settings Hay:Mail:Host, Port, Tls, User, Password and From. Without a host it is not.</summary>
public sealed record MailSettings
{
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    /// <summary>STARTTLS; say false only for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    public string From { get; init; } = "hay@localhost.invalid";

    /// <exception cref="InvalidDataException">A setting makes no sense.</exception>
    public static MailSettings Read(IConfiguration settings)
    {
        var said = settings.GetSection("Hay:Mail");
        if (said["Host"] is not { Length: > 0 } host) return new MailSettings();
        if (said["From"] is not { } from || !AccountRules.IsEmail(from)) throw new InvalidDataException("The setting Hay:Mail:From must be the address that mail comes from, such as hay@hay.example.");
        return new MailSettings
        {
            Host = host,
            Port = Number(said["Port"]),
            Tls = !string.Equals(said["Tls"], "false", StringComparison.OrdinalIgnoreCase),
            User = said["User"] ?? "",
            Password = said["Password"] ?? "",
            From = from,
        };
    }

    private static int Number(string? port) => port is null ? 587
        : int.TryParse(port, out var number) && number is > 0 and < 65536 ? number
        : throw new InvalidDataException($"The setting Hay:Mail:Port must be a number from 1 to 65535, not '{port}'.");
}
