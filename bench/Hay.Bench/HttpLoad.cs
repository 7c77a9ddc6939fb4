using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Bench;

/// <summary>
/// Asks a server on loopback as fast as it answers, over some kept-alive connections, for a bounded time. Plain sockets
/// and hardly any parsing, so that on a small machine the asking costs little beside the answering.
/// </summary>
internal static class HttpLoad
{
    /// <summary>Answers a second; every answer must be a 200 or the run fails.</summary>
    /// <param name="address">The server.</param>
    /// <param name="paths">Asked in turn; each connection begins at another one.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="time">How long.</param>
    public static async Task<double> RunAsync(Uri address, IReadOnlyList<string> paths, int connections, TimeSpan time)
    {
        var requests = paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n")).ToArray();
        var clock = Stopwatch.StartNew();
        var next = 0;
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            var answer = new HttpAnswer(socket);
            var count = 0;
            while (clock.Elapsed < time)
            {
                await socket.SendAsync(requests[(uint)Interlocked.Increment(ref next) % requests.Length]);
                await answer.ReadAsync();
                count++;
            }

            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>One page's bytes, without its head.</summary>
    public static async Task<byte[]> GetAsync(Uri address, string path)
    {
        using var http = new HttpClient { BaseAddress = address };
        return await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
    }
}

/// <summary>Reads one HTTP/1.1 answer after the other from a connection, by length or in chunks, and drops it.</summary>
internal sealed class HttpAnswer(Socket socket)
{
    private readonly byte[] _buffer = new byte[1 << 22];
    private int _filled;

    public async Task ReadAsync()
    {
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0) await MoreAsync();
        var (length, isChunked) = Head(_buffer.AsSpan(0, head + 4));
        var end = head + 4 + length;
        // A page ends in a chunk of no bytes; no page of ours holds that text.
        while (isChunked ? !_buffer.AsSpan(0, _filled).EndsWith("\r\n0\r\n\r\n"u8) : _filled < end) await MoreAsync();
        _filled = 0;
    }

    private static (int Length, bool IsChunked) Head(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException($"Not a 200: {Encoding.ASCII.GetString(head)}");
        var text = Encoding.ASCII.GetString(head);
        const string name = "Content-Length: ";
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? (0, true)
            : (int.Parse(text.AsSpan(at + name.Length, text.IndexOf('\r', at) - at - name.Length), provider: System.Globalization.CultureInfo.InvariantCulture), false);
    }

    private async Task MoreAsync()
    {
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled));
        if (read == 0) throw new InvalidOperationException("The server closed the connection.");
        _filled += read;
    }
}
