using System.Diagnostics;

namespace Hay.Web.Pictures;

/// <summary>How a script ended. Off: there is no Node or sharp here. Busy: too many wait. Failed: it was killed, broke down or said too much.</summary>
internal enum NodeEnd { Done, Failed, Busy, Off }

/// <summary>
/// Runs our scripts that touch pictures, each in a process of its own that has no settings, keys or sockets, little memory and little
/// time. Whatever a hostile picture does, it does not do it to the site. docs/decisions/0010-pictures.md says why.
/// </summary>
internal sealed partial class LimitedNode(IConfiguration settings, TimeProvider clock, ILogger<LimitedNode> log) : IDisposable
{
    private const string LimitProgram = "/usr/bin/prlimit";
    private const int MostWaiting = 8;
    private const int MostAnswer = 4 * 1024 * 1024;
    // Memory it may write to; seconds of computing; no file may be written. Node itself takes a quarter of the memory.
    private static readonly string[] Limits = ["--data=600000000", "--cpu=12", "--fsize=0", "--nofile=64", "--core=0"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "pictures");
    private readonly string? _node = Find(settings["Hay:Node"] is { Length: > 0 } said ? said : "node");
    private readonly Lane _uploads = new(new(1));
    private readonly Lane _cards = new(new(1));
    private readonly SemaphoreSlim _looking = new(1);
    private Looked _looked = new(false, DateTimeOffset.MinValue);

    /// <summary>Whether pictures can be made here. Found out by trying, once; where it fails, again after a while.</summary>
    public async Task<bool> IsThere(CancellationToken ct)
    {
        if (_node is null || !File.Exists(PathOf("encode"))) return false;
        if (_looked.IsThere) return true;
        await _looking.WaitAsync(ct);
        try
        {
            if (_looked.IsThere || clock.GetUtcNow() - _looked.At < LookAgain) return _looked.IsThere;
            var (end, _) = await Run("encode", ReadOnlyMemory<byte>.Empty, ct);
            _looked = new(end == NodeEnd.Done, clock.GetUtcNow());
            if (!_looked.IsThere) LogOff();
            return _looked.IsThere;
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>A picture that somebody sent.</summary>
    public Task<(NodeEnd End, byte[] Answer)> Encode(ReadOnlyMemory<byte> file, CancellationToken ct) => InLane(_uploads, "encode", file, ct);

    /// <summary>A card to be drawn.</summary>
    public Task<(NodeEnd End, byte[] Answer)> Draw(ReadOnlyMemory<byte> card, CancellationToken ct) => InLane(_cards, "card", card, ct);

    public void Dispose()
    {
        _looking.Dispose();
        _uploads.Turn.Dispose();
        _cards.Turn.Dispose();
    }

    // One at a time in each lane: two processes at most.
    private async Task<(NodeEnd, byte[])> InLane(Lane lane, string script, ReadOnlyMemory<byte> input, CancellationToken ct)
    {
        if (!await IsThere(ct)) return (NodeEnd.Off, []);
        if (Interlocked.Increment(ref lane.Waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref lane.Waiting);
            return (NodeEnd.Busy, []);
        }

        try
        {
            await lane.Turn.WaitAsync(ct);
            try
            {
                return await Run(script, input, ct);
            }
            finally
            {
                lane.Turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref lane.Waiting);
        }
    }

    private async Task<(NodeEnd, byte[])> Run(string script, ReadOnlyMemory<byte> input, CancellationToken ct)
    {
        string[] command = [_node!, "--max-old-space-size=128", PathOf(script)];
        if (File.Exists(LimitProgram)) command = [LimitProgram, .. Limits, .. command];
        var how = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        how.Environment.Clear();
        try
        {
            using var process = Process.Start(how)!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            try
            {
                var answer = Take(process.StandardOutput.BaseStream, patience.Token);
                var words = process.StandardError.ReadToEndAsync(patience.Token);
                await Give(process, input, patience.Token);
                var taken = await answer;
                await process.WaitForExitAsync(patience.Token);
                if (process.ExitCode == 0 && taken is not null) return (NodeEnd.Done, taken);
                LogFailed(script, process.ExitCode, LastLine(await words));
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogFailed(script, -1, "it took too long");
        }
        catch (Exception failed) when (failed is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            LogFailed(script, -1, failed.Message);
        }

        return (NodeEnd.Failed, []);
    }

    private static async Task Give(Process process, ReadOnlyMemory<byte> input, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: its answer says why.
        }
    }

    // Null: more than a picture can be.
    private static async Task<byte[]?> Take(Stream from, CancellationToken ct)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (taken.Length + read > MostAnswer) return null;
            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }

    private static string PathOf(string script) => Path.Combine(Folder, $"{script}.mjs");

    // Its environment is empty, so it is found here.
    private static string? Find(string program) => Path.IsPathRooted(program)
        ? File.Exists(program) ? program : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, $"{program}.exe") }).FirstOrDefault(File.Exists);

    private static string LastLine(string words) => words.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.Contains("Error", StringComparison.Ordinal)) ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures are off: Node or its package sharp cannot be used here (docs/operations.md)")]
    private partial void LogOff();

    [LoggerMessage(Level = LogLevel.Information, Message = "The script {Script} ended with {Code}: {Words}")]
    private partial void LogFailed(string script, int code, string words);

    private sealed class Lane(SemaphoreSlim turn)
    {
        public int Waiting;

        public SemaphoreSlim Turn => turn;
    }

    private sealed record Looked(bool IsThere, DateTimeOffset At);
}
