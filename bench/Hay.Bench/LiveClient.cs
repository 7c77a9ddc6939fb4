using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Hay.Bench;

/// <summary>One open page: a web socket that speaks SignalR's JSON protocol as far as watching needs it.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private const byte End = 0x1e; // of each message
    private readonly ClientWebSocket _socket = new();
    private readonly Action<int, long> _heard;
    private readonly TaskCompletionSource _watching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private LiveClient(Action<int, long> heard) => _heard = heard;

    /// <summary>How many messages with news came.</summary>
    public int News { get; private set; }

    /// <summary>Connects, and watches until it is disposed.</summary>
    /// <param name="hub">Where.</param>
    /// <param name="groups">What; it is connected when the last of them is watched.</param>
    /// <param name="heard">Told of each revision of news and when it came (ticks of <see cref="Stopwatch"/>).</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<LiveClient> Watch(Uri hub, IReadOnlyList<string> groups, Action<int, long> heard, CancellationToken ct)
    {
        var client = new LiveClient(heard);
        await client._socket.ConnectAsync(hub, ct);
        await client.Send("""{"protocol":"json","version":1}""", ct);
        client._reading = client.Read(groups.Count, ct);
        for (var i = 0; i < groups.Count; i++) await client.Send($$"""{"type":1,"invocationId":"{{i}}","target":"Watch","arguments":["{{groups[i]}}"]}""", ct);
        await client._watching.Task.WaitAsync(ct);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private Task Send(string message, CancellationToken ct) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, ct).WaitAsync(ct);

    private async Task Read(int groups, CancellationToken ct)
    {
        var (buffer, length, watched) = (new byte[4096], 0, 0);
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(length), ct);
                if (got.MessageType == WebSocketMessageType.Close) return;
                var at = Stopwatch.GetTimestamp();
                length += got.Count;
                int end;
                while ((end = buffer.AsSpan(0, length).IndexOf(End)) >= 0)
                {
                    if (Take(buffer.AsSpan(0, end), at) && ++watched == groups) _watching.TrySetResult();
                    buffer.AsSpan(end + 1, length - end - 1).CopyTo(buffer);
                    length -= end + 1;
                }

                if (length == buffer.Length) Array.Resize(ref buffer, length * 2);
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _watching.TrySetException(ended);
        }
    }

    // True: something is watched now.
    private bool Take(ReadOnlySpan<byte> message, long at)
    {
        if (message.StartsWith("{\"type\":3"u8)) return message.IndexOf("\"result\":true"u8) >= 0 ? true : throw new InvalidOperationException(Encoding.UTF8.GetString(message));
        if (!message.StartsWith("{\"type\":1"u8)) return false;
        News++;
        var revision = message.IndexOf("\"revision\":"u8);
        if (revision < 0) return false;
        var digits = message[(revision + "\"revision\":"u8.Length)..];
        _heard(int.Parse(digits[..digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9')], CultureInfo.InvariantCulture), at);
        return false;
    }
}
