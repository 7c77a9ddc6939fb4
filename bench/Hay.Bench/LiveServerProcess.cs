using System.Diagnostics;

namespace Hay.Bench;

/// <summary><see cref="LiveServer"/> as a process that is asked by lines.</summary>
internal sealed class LiveServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private LiveServerProcess(Process process, string address, string activity) =>
        (_process, Hub, Activity) = (process, new Uri($"{address.Replace("http:", "ws:", StringComparison.Ordinal)}{Hay.Web.Live.LiveHub.Path}"), activity);

    public Uri Hub { get; }

    /// <summary>The group that is published to.</summary>
    public string Activity { get; }

    /// <param name="where">See <see cref="LiveServer.RunAsync"/>.</param>
    public static async Task<LiveServerProcess> Start(string where)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LiveServerProcess).Assembly.Location, LiveServer.Command, where])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Split(" is ready: ") is [_, var rest] && rest.Split(' ') is [var address, var activity]) return new(process, address, activity);
        }

        throw new InvalidOperationException("The live server ended before it was ready.");
    }

    public async Task<string> Ask(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(LiveServer.Answered, StringComparison.Ordinal)) return line[LiveServer.Answered.Length..];
        }

        throw new InvalidOperationException("The live server ended.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
