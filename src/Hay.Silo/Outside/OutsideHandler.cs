using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Hay.Silo.Outside;

/// <summary>
/// Connects to where a stranger has us go. Whatever a name says, it connects only to addresses that it has itself looked up and
/// found to be public.
/// </summary>
internal static class OutsideHandler
{
    /// <summary>Lets this machine itself be asked.</summary>
    public const string Setting = "Hay:Feeds:AllowLoopback";

    /// <summary>
    /// No redirect is followed, nothing is kept, and no proxy is asked. A refused address ends as an <see cref="HttpRequestException"/> with a
    /// <see cref="NotPublicException"/> inside.
    /// </summary>
    /// <param name="connect">Time to connect.</param>
    /// <param name="lookUp">The addresses of a name.</param>
    /// <param name="allowsLoopback">Whether this machine itself will do.</param>
    public static SocketsHttpHandler Make(TimeSpan connect, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback) => new()
    {
        AllowAutoRedirect = false, // each address is looked at
        UseProxy = false, // a proxy would look up names for itself
        UseCookies = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = connect,
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, lookUp, allowsLoopback, ct),
        MaxConnectionsPerServer = 1,
        MaxResponseHeadersLength = 32, // kilobytes
        MaxResponseDrainSize = 0,
        ActivityHeadersPropagator = null,
    };

    /// <summary>Whether the operator lets this machine itself be asked, which is for tests and development.</summary>
    public static bool AllowsLoopback(IConfiguration settings) => bool.TryParse(settings[Setting], out var said) && said;

    /// <summary>Whether what went wrong is that an address is not public.</summary>
    public static bool IsNotPublic(Exception? wrong) => wrong is NotPublicException || (wrong is not null && IsNotPublic(wrong.InnerException));

    // The name is looked up here, once for each connection, and it is these addresses that are connected to: whoever answers
    // differently the next time is not asked a next time.
    private static async ValueTask<Stream> Connect(
        DnsEndPoint to, Func<string, CancellationToken, Task<IPAddress[]>> lookUp, bool allowsLoopback, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(to.Host, out var typed) ? [typed] : await lookUp(to.Host, ct);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        // One that is not public among several that are is a trick, not a mistake.
        if (!Array.TrueForAll(addresses, a => PublicInternet.Has(a) || (allowsLoopback && IPAddress.IsLoopback(a)))) throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
