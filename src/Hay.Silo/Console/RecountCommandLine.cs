using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hay.Grains;
using Hay.Uptake;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Console;

/// <summary><c>recount</c>: counts uptake from the first fact on, as the site does at its start and each night, and says what it came to.</summary>
internal static class RecountCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var command = new Command("recount", "Count uptake anew from everything that happened, while the site does not run");
        command.SetAction(async (parsed, ct) =>
        {
            var start = Stopwatch.GetTimestamp();
            var (facts, figures) = await QuietSilo.Run(options(parsed) with { Demo = false }, async silo =>
            {
                using var reader = new UptakeReader(silo.GetRequiredService<IJournal>(), silo.GetRequiredService<IChangeFeed>(), silo.GetRequiredService<IGrainFactory>(),
                    silo.GetRequiredService<Geography>(), TimeProvider.System);
                return (await reader.CountAnew(ct), reader.Figures);
            }, ct);
            await System.Console.Out.WriteLineAsync(figures.From is not { } from
                ? "Nothing has happened yet that is counted."
                : string.Create(CultureInfo.InvariantCulture, $"{facts:N0} facts from {from:yyyy-MM-dd} to {figures.Through:yyyy-MM-dd} counted in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s: {figures.Weeks.Length} whole weeks, {figures.Quarters.Length} quarters, {figures.Organisations.Length} organisations."));
            return 0;
        });
        return command;
    }
}
