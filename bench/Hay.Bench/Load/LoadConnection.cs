using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Bench.Load;

/// <summary>One kept connection of a proxy to the site: asks, reads the answer to its end and drops it, and says its status.</summary>
internal sealed class LoadConnection(Uri address) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private Socket? _socket;
    private int _filled;

    /// <summary>The status; 0 when the connection broke, and the next request makes another.</summary>
    public async Task<int> Ask(byte[] request)
    {
        try
        {
            if (_socket is null)
            {
                _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await _socket.ConnectAsync(IPAddress.Loopback, address.Port);
                _filled = 0;
            }

            await _socket.SendAsync(request);
            return await Read();
        }
        catch (Exception broken) when (broken is SocketException or IOException or FormatException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<int> Read()
    {
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0) await More();
        var text = Encoding.ASCII.GetString(_buffer, 0, head + 2);
        var status = int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
        Take(head + 4);
        if (status is 204 or 304) return status;
        if (Length(text) is { } length) await Skip(length);
        else await SkipChunks();
        return status;
    }

    private static int? Length(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : int.Parse(head.AsSpan(at + Name.Length, head.IndexOf('\r', at + 2) - at - Name.Length), CultureInfo.InvariantCulture);
    }

    private async Task SkipChunks()
    {
        while (true)
        {
            int end;
            while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n"u8)) < 0) await More();
            var size = int.Parse(Encoding.ASCII.GetString(_buffer, 0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Take(end + 2);
            await Skip(size + 2);
            if (size == 0) return;
        }
    }

    private async Task Skip(int bytes)
    {
        while (bytes > _filled)
        {
            bytes -= _filled;
            _filled = 0;
            await More();
        }

        Take(bytes);
    }

    private void Take(int bytes)
    {
        _buffer.AsSpan(bytes, _filled - bytes).CopyTo(_buffer);
        _filled -= bytes;
    }

    private async Task More()
    {
        if (_filled == _buffer.Length) throw new FormatException("A head does not end.");
        var read = await _socket!.ReceiveAsync(_buffer.AsMemory(_filled));
        if (read == 0) throw new IOException("The server closed the connection.");
        _filled += read;
    }
}
