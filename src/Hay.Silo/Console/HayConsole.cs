using System.CommandLine;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary>The command line of the one program: the site and what an operator does to its data.</summary>
public static class HayConsole
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps everything", DefaultValueFactory = _ => "./data", Recursive = true };
    private static readonly Option<string> Urls = new("--urls") { Description = "Address to serve", DefaultValueFactory = _ => "http://127.0.0.1:5080", Recursive = true };
    private static readonly Option<bool> NoDemo = new("--no-demo") { Description = "Start without the invented demo county", Recursive = true };
    private static readonly Option<string[]> Spaces = new("--spaces") { Description = "A further county's spaces.json", Recursive = true, DefaultValueFactory = _ => [] };
    private static readonly Option<string> Tiles = new("--tiles") { Description = "Map tiles to lay under our outlines: https://…/{z}/{x}/{y}.png", Recursive = true, DefaultValueFactory = _ => "" };
    private static readonly Option<string> TilesCredit = new("--tiles-credit") { Description = "Whom to thank for the tiles", Recursive = true, DefaultValueFactory = _ => "" };

    private static readonly Option<bool> Care = new("--care") { Description = "Switch the connector service on, with a store of its own", Recursive = true };

    /// <summary>Exit code: 0 done, 1 failed, 2 asked wrongly. What failed is said on standard error, without a trace.</summary>
    /// <param name="args">As typed.</param>
    /// <param name="runSite">Serves the site until it is told to stop.</param>
    public static Task<int> Run(string[] args, Func<SiloOptions, CancellationToken, Task> runSite)
    {
        var run = new Command("run", "Start the site");
        run.SetAction(async (parsed, ct) =>
        {
            await runSite(Options(parsed) with { TrainsNightly = true }, ct);
            return 0;
        });
        var root = new RootCommand("Hay: what is on near you")
        {
            run, ImportCommandLine.Make(Options), BackupCommands.Backup(Options), BackupCommands.Restore(Options), BackupCommands.Verify(Options),
            ReportCommandLine.Make(Options), AdminCommandLine.Make(Options), EvaluateCommandLine.Make(Options), TrainCommandLine.Make(Options),
            RecountCommandLine.Make(Options), ReferenceCommandLine.Make(Options), MigrateCommandLine.Make(Options), CareCommandLine.Make(Options),
            Data, Urls, NoDemo, Spaces, Tiles, TilesCredit, Care,
        };
        return Invoke(root.Parse(args));
    }

    private static async Task<int> Invoke(ParseResult parsed)
    {
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception failure) when (Said(failure) is { } words)
        {
            await System.Console.Error.WriteLineAsync($"hay: {words}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await System.Console.Error.WriteLineAsync("hay: stopped. What was acknowledged is kept; run the command again to go on.");
            return 1;
        }
    }

    // Failures whose message says what to do; anything else is a bug and shows its trace.
    private static string? Said(Exception failure) => failure switch
    {
        DataFolderException or StoreFailedException or InvalidDataException => failure.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{failure.Message} Choose another address with --urls.",
        IOException or UnauthorizedAccessException => failure.Message,
        AggregateException { InnerException: { } inner } => Said(inner),
        _ => null,
    };

    private static SiloOptions Options(ParseResult parsed) => new()
    {
        DataFolder = parsed.GetValue(Data)!,
        // Not on the command line, where everybody on the machine could read passwords and keys.
        Postgres = Environment.GetEnvironmentVariable("Hay__Postgres") ?? "",
        AzureBlobs = Environment.GetEnvironmentVariable("Hay__AzureBlobs") ?? "",
        AzureContainer = Environment.GetEnvironmentVariable("Hay__AzureContainer") is { Length: > 0 } container ? container : StorePlace.UsualContainer,
        Care = parsed.GetValue(Care) || IsOn("Hay__Care"),
        CarePostgres = Environment.GetEnvironmentVariable("Hay__Care__Postgres") ?? "",
        CareNetwork = Environment.GetEnvironmentVariable("Hay__CareNetwork") ?? "",
        CareKeys = Environment.GetEnvironmentVariable(Storage.CareKeys.Setting) ?? "",
        Urls = parsed.GetValue(Urls)!,
        Demo = !parsed.GetValue(NoDemo),
        SpaceFiles = parsed.GetValue(Spaces) ?? [],
        Tiles = parsed.GetValue(Tiles)!,
        TilesCredit = parsed.GetValue(TilesCredit)!,
    };

    private static bool IsOn(string setting) => Environment.GetEnvironmentVariable(setting) is not { Length: > 0 } said ? false
        : bool.TryParse(said, out var on) ? on
        : throw new InvalidDataException($"The setting {setting} is true or false, not '{ReportCommandLine.Plain(said)}'.");
}
