using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Hay.Silo.Console;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Training;

/// <summary>Trains once, elsewhere.</summary>
internal interface ITrainingProcess
{
    /// <summary>Ends when the training has. What goes wrong is said in the log, not thrown.</summary>
    Task Run(CancellationToken ct);
}

/// <summary>
/// <c>hay train</c> as a process beside the site: it gets what processors the site leaves, bounded memory and time, and an environment
/// without anybody's secrets but where its data are. It ends when the site does.
/// </summary>
/// <param name="options">Where the data are.</param>
/// <param name="settings">Bounds: Hay:Training:Minutes, Hay:Training:Gigabytes.</param>
/// <param name="clock">What time it takes.</param>
/// <param name="log">How it went.</param>
/// <param name="program">What is started; null: this very program.</param>
internal sealed partial class TrainingProcess(
    SiloOptions options, IConfiguration settings, TimeProvider clock, ILogger<TrainingProcess> log, string[]? program = null) : ITrainingProcess
{
    private const string NiceProgram = "/usr/bin/nice";
    private const double UsualMinutes = 60;
    private const double UsualGigabytes = 4;
    // The rest is for what is read.
    private const double OfModel = 0.7;

    // What .NET and OpenBLAS need to know of the machine.
    private static readonly string[] Kept =
        ["PATH", "HOME", "TMPDIR", "TZ", "LANG", "DOTNET_ROOT", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "LD_LIBRARY_PATH", "HAY_OPENBLAS", "OPENBLAS_NUM_THREADS"];

    public async Task Run(CancellationToken ct)
    {
        var minutes = UsualMinutes;
        try
        {
            minutes = settings.GetValue("Hay:Training:Minutes", UsualMinutes);
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(minutes), clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            using var process = Process.Start(How())!;
            try
            {
                var (said, found) = (process.StandardError.ReadToEndAsync(both.Token), process.StandardOutput.ReadToEndAsync(both.Token));
                await process.WaitForExitAsync(both.Token);
                await found;
                if (process.ExitCode == 0) LogTrained();
                else LogFailed(process.ExitCode, LastLine(await said));
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogTooLong(minutes);
        }
        catch (Exception failed) when (failed is Win32Exception or InvalidOperationException or ArgumentException or OverflowException or IOException)
        {
            LogNotStarted(failed.Message);
        }
    }

    internal ProcessStartInfo How()
    {
        var gigabytes = settings.GetValue("Hay:Training:Gigabytes", UsualGigabytes);
        if (gigabytes is not (> 0 and < 1024)) throw new InvalidOperationException($"The setting Hay:Training:Gigabytes must be between 0 and 1024, not {gigabytes}.");
        string[] command =
        [
            .. File.Exists(NiceProgram) ? [NiceProgram, "-n", "15"] : Array.Empty<string>(),
            .. program ?? Program(),
            "train", TrainCommandLine.Beside, "--data", Path.GetFullPath(options.DataFolder), "--memory", (gigabytes * OfModel).ToString(CultureInfo.InvariantCulture),
            .. options.SpaceFiles.SelectMany(file => new[] { "--spaces", Path.GetFullPath(file) }),
        ];
        var how = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var kept = Kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.value is not null).ToList();
        how.Environment.Clear();
        foreach (var (name, value) in kept) how.Environment[name] = value;
        // Where its data are is the one secret that it needs.
        if (options.Store.IsPostgres) how.Environment["Hay__Postgres"] = options.Postgres;
        if (options.Store.IsAzure) (how.Environment["Hay__AzureBlobs"], how.Environment["Hay__AzureContainer"]) = (options.AzureBlobs, options.AzureContainer);
        how.Environment["DOTNET_GCHeapHardLimit"] = ((long)(gigabytes * (1L << 30))).ToString("x", CultureInfo.InvariantCulture);
        return how;
    }

    // This very program: by its own name, or as the library that dotnet was given.
    private static string[] Program()
    {
        var program = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Assembly.GetEntryAssembly()!.Location] : [program];
    }

    private static string LastLine(string words) => words.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";

    [LoggerMessage(Level = LogLevel.Information, Message = "Picks were trained; /how-picks-work says what came of it")]
    private partial void LogTrained();

    [LoggerMessage(Level = LogLevel.Error, Message = "Training the picks ended with {Code}: {Words}")]
    private partial void LogFailed(int code, string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "Training the picks took more than {Minutes} minutes and was ended")]
    private partial void LogTooLong(double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Training the picks could not be started: {Problem}")]
    private partial void LogNotStarted(string problem);
}
