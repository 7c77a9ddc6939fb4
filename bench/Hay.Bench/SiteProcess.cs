using System.Diagnostics;
using System.Text;

namespace Hay.Bench;

/// <summary>The built site, or this program as a bare server, as a process of its own on a free loopback port.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private SiteProcess(Process process, Uri address, TimeSpan start)
    {
        (_process, Address, Start) = (process, address, start);
    }

    public Uri Address { get; }

    /// <summary>From starting the process to its ready line.</summary>
    public TimeSpan Start { get; }

    /// <summary>Bytes of memory resident now; 0 where the system does not say.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="dataFolder">Where its data are.</param>
    /// <param name="settings">As an operator gives them, by the environment.</param>
    public static Task<SiteProcess> Site(string dataFolder, params (string Name, string Value)[] settings) =>
        Run(settings, SiteAssembly(), "run", "--no-demo", "--data", dataFolder, "--urls", "http://127.0.0.1:0");

    /// <summary>The same with the demo county.</summary>
    public static Task<SiteProcess> Demo(string dataFolder) =>
        Run([], SiteAssembly(), "run", "--data", dataFolder, "--urls", "http://127.0.0.1:0");

    /// <summary>A bare Kestrel endpoint that answers every request with the bytes of a file, or each with those of the file it names in a folder.</summary>
    public static Task<SiteProcess> Bare(string file) => Run([], typeof(SiteProcess).Assembly.Location, BareServer.Command, file);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<SiteProcess> Run((string Name, string Value)[] settings, string assembly, params string[] arguments)
    {
        var started = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            const string ready = " is ready: ";
            var at = line.IndexOf(ready, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // keep the pipe empty
            return new SiteProcess(process, new Uri(line[(at + ready.Length)..].Trim()), started.Elapsed);
        }

        throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended before it was ready: {said}");
    }

    // Built beside this program: artifacts/embedded/bin/Hay.Web/release.
    // ./hay bench says where the published site is; started by itself, this program takes the one built beside it.
    private static string SiteAssembly() => Environment.GetEnvironmentVariable("HAY_SITE") is { Length: > 0 } published
        ? published
        : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Hay.Web", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "Hay.Web.dll"));
}
