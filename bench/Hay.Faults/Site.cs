using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Hay.Faults;

/// <summary>The built site as a process of its own, on a free loopback port, as an operator starts it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int LinesKept = 60;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said;

    private Site(Process process, Uri address, ConcurrentQueue<string> said) => (_process, Address, _said) = (process, address, said);

    public Uri Address { get; }

    /// <summary>The number Linux gave it.</summary>
    public int Process => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it logged last.</summary>
    public string Said => string.Join('\n', _said);

    /// <param name="folder">Its data folder.</param>
    /// <param name="settings">Further variables of its environment.</param>
    /// <param name="patience">How long it may take.</param>
    /// <exception cref="InvalidOperationException">It ended before it was ready, or takes too long.</exception>
    public static async Task<Site> Start(string folder, IReadOnlyDictionary<string, string> settings, TimeSpan patience)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(), "run", "--no-demo", "--data", folder, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = System.Diagnostics.Process.Start(start)!;
        var said = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            const string Ready = "Hay is ready: ";
            // Antiforgery says of each page with a form that it may not be cached.
            if (line is null || line.Contains("DefaultAntiforgery", StringComparison.Ordinal) || line.Contains("'Cache-Control' and 'Pragma'", StringComparison.Ordinal)) return;
            said.Enqueue(line);
            if (said.Count > LinesKept) said.TryDequeue(out _);
            if (line.StartsWith(Ready, StringComparison.Ordinal)) ready.TrySetResult(new Uri(line[Ready.Length..]));
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = process.WaitForExitAsync().ContinueWith(_ => ready.TrySetResult(null), TaskScheduler.Default);
        await Task.WhenAny(ready.Task, Task.Delay(patience));
        if (ready.Task is { IsCompletedSuccessfully: true, Result: { } address }) return new Site(process, address, said);
        var what = process.HasExited ? "ended before it was ready" : $"is not ready after {patience.TotalSeconds} s";
        if (!process.HasExited) process.Kill();
        throw new InvalidOperationException($"the site {what}: {string.Join('\n', said)}");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator stops it. Null: it did not end in time.</summary>
    /// <param name="patience">How long it may take.</param>
    public async Task<int?> Stop(TimeSpan patience)
    {
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        try
        {
            using var late = new CancellationTokenSource(patience);
            await _process.WaitForExitAsync(late.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    // ./hay faults says where the published site is; else the one built beside this program: artifacts/embedded/bin/Hay.Web/{configuration}.
    private static string Assembly() => Environment.GetEnvironmentVariable("HAY_SITE") is { Length: > 0 } published
        ? published
        : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Hay.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "Hay.Web.dll"));
}
