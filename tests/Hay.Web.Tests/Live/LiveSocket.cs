using System.Net.WebSockets;
using System.Text;
using Hay.Web.Live;

namespace Hay.Web.Tests.Live;

/// <summary>A page that watches, without a browser: SignalR's JSON messages over a WebSocket.</summary>
internal static class LiveSocket
{
    private const char End = '\u001e';

    /// <summary>Completes when the hub has taken it as a listener.</summary>
    public static async Task<ClientWebSocket> Watch(Uri site, string what, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(site, LiveHub.Path)) { Scheme = "ws" }.Uri, ct);
        await Send(socket, """{"protocol":"json","version":1}""", ct);
        await Send(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{what}}"]}""", ct);
        while (!(await Read(socket, ct)).Contains("\"result\":true", StringComparison.Ordinal)) ct.ThrowIfCancellationRequested();
        return socket;
    }

    /// <summary>The next message that is no ping.</summary>
    public static async Task<string> Read(ClientWebSocket socket, CancellationToken ct)
    {
        var (buffer, text) = (new byte[4096], "");
        do
        {
            var part = await socket.ReceiveAsync(buffer, ct);
            text += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        while (!text.EndsWith(End) || text == $"{{\"type\":6}}{End}");
        return text;
    }

    private static Task Send(ClientWebSocket socket, string message, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ct);
}
