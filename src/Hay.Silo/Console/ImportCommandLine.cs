using System.CommandLine;
using Hay.Silo.Import;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Console;

/// <summary><c>import FORMAT PATH</c>: a silo without a site, for as long as the import takes.</summary>
internal static class ImportCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var format = new Argument<string>("format") { Description = string.Join(", ", ImportFormats.Names) };
        var path = new Argument<string>("path") { Description = "A file, a folder, or for openactive the address of a feed" };
        var space = new Option<string?>("--space") { Description = "Space for listings that do not say where they are" };
        var source = new Option<string?>("--source") { Description = "Name of the source; else the file, folder or host" };
        var command = new Command("import", "Read listings in") { format, path, space, source };
        command.SetAction((parsed, ct) => Run(
            parsed.GetValue(format)!,
            parsed.GetValue(path)!,
            new ImportOptions { Space = parsed.GetValue(space), Source = parsed.GetValue(source) },
            options(parsed) with { Demo = false },
            ct));
        return command;
    }

    private static async Task<int> Run(string format, string path, ImportOptions import, SiloOptions options, CancellationToken ct)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddHaySilo(options);
        using var host = builder.Build();
        await host.StartAsync(ct);
        try
        {
            return await ImportCommand.Run(format, path, import, host.Services, System.Console.Out, System.Console.Error, ct);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
