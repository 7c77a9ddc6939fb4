using System.Net;
using System.Net.Sockets;

namespace Hay.Silo.Tests.Storage;

/// <summary>
/// A way to a server on loopback that loses connections: some before what was asked arrives, some before the answer comes back, so that
/// whoever asked does not know.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random;
    private readonly int _server;
    private int _cut;

    public CuttingProxy(int server, int seed)
    {
        (_server, _random) = (server, new Random(seed));
        _listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Of a hundred pieces that come or go, how many are lost, each with its connection.</summary>
    public int Cuts { get; set; }

    /// <summary>How many connections were lost.</summary>
    public int Cut => _cut;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Listen()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Serve(client);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                await Task.WhenAny(Pass(client.GetStream(), server.GetStream()), Pass(server.GetStream(), client.GetStream()));
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task Pass(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[1 << 16];
        try
        {
            for (int read; (read = await from.ReadAsync(bytes, _stop.Token)) > 0;)
            {
                if (IsLost()) return;
                await to.WriteAsync(bytes.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private bool IsLost()
    {
        lock (_random)
        {
            if (_random.Next(100) >= Cuts) return false;
            Interlocked.Increment(ref _cut);
            return true;
        }
    }
}
