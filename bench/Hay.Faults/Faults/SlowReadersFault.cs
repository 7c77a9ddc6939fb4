using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Faults;

/// <summary>Pages and live connections that are asked for and never read.</summary>
internal sealed class SlowReadersFault : Fault
{
    private const int Pipelined = 40;
    private const int Share = 10; // of what HalfOpenFault opens: each of these costs an answer

    public override string Name => "slowreaders";

    public override string What => "pages and live connections that do not read";

    public override int Rounds => 3;

    public override async Task Break(Scene scene, Random random)
    {
        string[] paths = ["/", $"/{Town.Space}", "/hay.css", "/data/services.json", "/search?q=table", "/api/v1/openapi.json"];
        var held = new List<Socket>();
        try
        {
            for (var i = 0; i < scene.Pace.Connections / Share; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048 };
                held.Add(socket);
                socket.Bind(new IPEndPoint(new IPAddress([127, 241, (byte)(i / 250), (byte)(1 + i % 250)]), 0));
                await socket.ConnectAsync(IPAddress.Loopback, scene.Site.Address.Port);
                if (random.Next(4) == 0) await Watch(socket, scene.Site.Address);
                else
                {
                    var ask = $"GET {paths[random.Next(paths.Length)]} HTTP/1.1\r\nHost: {scene.Site.Address.Authority}\r\n\r\n";
                    socket.Blocking = false;
                    try
                    {
                        socket.Send(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(ask, Pipelined))));
                    }
                    catch (SocketException full) when (full.SocketErrorCode == SocketError.WouldBlock)
                    {
                        // It takes no more questions before its answers are read. Good.
                    }
                }
            }

            await HalfOpenFault.AskMeanwhile(scene);
        }
        finally
        {
            held.ForEach(s => s.Dispose());
        }
    }

    // A web socket by hand: it watches what everybody changes, and reads no more than its first answer.
    private static async Task Watch(Socket socket, Uri site)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /live HTTP/1.1\r\nHost: {site.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        foreach (var message in Town.Ids.Select((id, n) => $$"""{"type":1,"invocationId":"{{n}}","target":"Watch","arguments":["activity:{{id}}"]}""").Prepend("""{"protocol":"json","version":1}"""))
        {
            await socket.SendAsync(Frame(message + '\u001e'));
        }
    }

    // RFC 6455, section 5.2: one text frame of a client, masked with nothing.
    private static byte[] Frame(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        byte[] length = bytes.Length < 126 ? [(byte)(0x80 | bytes.Length)] : [0x80 | 126, (byte)(bytes.Length >> 8), (byte)bytes.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. bytes];
    }
}
