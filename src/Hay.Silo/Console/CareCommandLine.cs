using System.CommandLine;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary><c>care</c>: what an operator does for the connector service.</summary>
internal static class CareCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        _ = options;
        var key = new Command("key", "Print a new key for its records");
        key.SetAction(async (_, _) =>
        {
            await System.Console.Out.WriteLineAsync(CareKey.New().Written);
            await System.Console.Error.WriteLineAsync($"""
                Put it first in the setting {CareKeys.Setting}, before a semicolon and the keys that are there: the first seals, all open.
                Keep it where the backups are not, and never lose it: without it nobody can read what it has sealed.
                """);
            return 0;
        });
        return new Command("care", "Look after the connector service") { key };
    }
}
