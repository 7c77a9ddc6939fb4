using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Silo.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>The real program in a process of its own, on a free loopback port.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private SiteProcess(Process process, Uri address, IReadOnlyList<string> lines) => (_process, Address, Lines) = (process, address, lines);

    public Uri Address { get; }

    /// <summary>What it said until it was ready, and that.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <param name="store">Where its store is.</param>
    /// <param name="settings">As an operator gives them, by the environment.</param>
    public static async Task<SiteProcess> Start(StorePlace store, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(), "run", "--data", store.Folder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Hay__Postgres"] = store.Postgres, ["Hay__AzureBlobs"] = store.AzureBlobs, ["Hay__AzureContainer"] = store.AzureContainer },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        var (said, lines) = (new StringBuilder(), new List<string>());
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        using var giveUp = patience.Token.Register(process.Kill);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lines.Add(line);
            if (Regex.Match(line, "Hay is ready: (http://[^ \"]+)") is { Success: true } ready)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // keep the pipe empty
                return new SiteProcess(process, new Uri(ready.Groups[1].Value), lines);
            }

            said.AppendLine(line);
        }

        throw new InvalidOperationException($"The site ended before it was ready: {said}");
    }

    /// <summary>Another command of the same program, to its end: its exit code and all it said.</summary>
    public static async Task<(int Code, string Said)> Command(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Assembly(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(Patience);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>SIGTERM, as an orchestrator says it; returns at once.</summary>
    public async Task Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Its exit code, when it has ended by itself.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    // Built beside the tests: artifacts/embedded/bin/Hay.Web/{configuration}.
    private static string Assembly() => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Hay.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "Hay.Web.dll"));
}
