using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Faults;

/// <summary>Thousands of connections that say nothing, or begin a request and never end it.</summary>
internal sealed class HalfOpenFault : Fault
{
    private const int AnAddress = 2_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly string[] Beginnings = ["", "GET / HTT", "GET /fenland HTTP/1.1\r\nHost: 127.0.0.1\r\n", "POST /fenland/faults-01?handler=Hold HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900\r\n\r\nses", "\u0016\u0003\u0001"];

    public override string Name => "halfopen";

    public override string What => "10,000 half-open connections";

    public override int Rounds => 3;

    public override async Task Break(Scene scene, Random random)
    {
        var held = new List<Socket>();
        try
        {
            for (var i = 0; i < scene.Pace.Connections; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                held.Add(socket);
                // One address has some 28,000 ports to the site, and others need some.
                socket.Bind(new IPEndPoint(new IPAddress([127, 240, (byte)(i / AnAddress), 1]), 0));
                await socket.ConnectAsync(IPAddress.Loopback, scene.Site.Address.Port);
                await socket.SendAsync(Encoding.Latin1.GetBytes(Beginnings[random.Next(Beginnings.Length)]));
            }

            await AskMeanwhile(scene);
        }
        finally
        {
            held.ForEach(s => s.Dispose());
        }
    }

    // Whoever comes meanwhile is served as usual.
    internal static async Task AskMeanwhile(Scene scene)
    {
        using var http = Browser.Open(scene.Site.Address, "127.251.0.3", new CookieContainer());
        for (var until = DateTime.UtcNow + scene.Pace.Hold; DateTime.UtcNow < until; await Task.Delay(100))
        {
            var clock = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri("/fenland", UriKind.Relative));
            await scene.Answers.Judge(answer);
            if (clock.Elapsed > Slow * scene.Pace.Patience) scene.Findings.Add($"a page takes {clock.Elapsed.TotalSeconds:0.0} s beside connections that do nothing");
        }
    }
}
