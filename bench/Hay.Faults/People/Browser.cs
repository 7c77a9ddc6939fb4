using System.Net;
using System.Net.Sockets;

namespace Hay.Faults;

/// <summary>A client with cookies and a loopback address of its own, because limits count by address.</summary>
internal static class Browser
{
    /// <summary>Longer than anything may take: who waits as long as this waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static HttpClient Open(Uri site, string ownAddress, CookieContainer cookies) => new(new SocketsHttpHandler
    {
        CookieContainer = cookies,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse(ownAddress), 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { BaseAddress = site, Timeout = Patience };

    /// <summary>What a request may end in where nobody answers.</summary>
    public static bool IsGone(Exception cause) => cause is HttpRequestException or IOException or SocketException or TaskCanceledException;
}
