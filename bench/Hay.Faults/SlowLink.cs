using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hay.Faults;

/// <summary>The network between the site and its database, as bad as one likes: slow, silent or torn.</summary>
internal sealed class SlowLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly int _to;
    private volatile TaskCompletionSource? _silence;
    private long _delay;

    /// <param name="to">The port of the database.</param>
    public SlowLink(int to)
    {
        _to = to;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How much later everything arrives, in each direction.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _delay));
        set => Volatile.Write(ref _delay, value.Ticks);
    }

    /// <summary>From now on nothing arrives, and nobody is told.</summary>
    public void Silence() => _silence ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back arrives.</summary>
    public void Speak() => Interlocked.Exchange(ref _silence, null)?.TrySetResult();

    /// <summary>Tears every connection that is open now.</summary>
    public void Tear()
    {
        foreach (var socket in _open.Keys) socket.Dispose();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Speak();
        Tear();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await _listener.AcceptSocketAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Carry(Socket site)
    {
        using var near = site;
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        _open[near] = _open[far] = true;
        try
        {
            if (_silence is { } silence) await silence.Task;
            await far.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(Pump(near, far), Pump(far, near));
        }
        catch (Exception torn) when (torn is SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    private async Task Pump(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                if (Delay > TimeSpan.Zero) await Task.Delay(Delay);
                while (_silence is { } silence) await silence.Task;
                await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception torn) when (torn is SocketException or ObjectDisposedException)
        {
        }
    }
}
