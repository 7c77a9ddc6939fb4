using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hay.Silo.Tests.Mail;

/// <summary>As much of a mail server (RFC 5321) as one mail needs, on a free loopback port. It remembers all it was told.</summary>
internal sealed class TinySmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _told = [];
    private readonly Task _work;

    public TinySmtpServer()
    {
        _listener.Start();
        _work = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Accepts, and never says a word.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Knows nobody, and repeats the address to say so.</summary>
    public bool KnowsNobody { get; init; }

    /// <summary>Every line, commands and mail, once the conversation is over or has stopped.</summary>
    public string[] Told
    {
        get
        {
            lock (_told) return [.. _told];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await Talk(client.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the mailer hung up.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        if (IsSilent) await Task.Delay(Timeout.Infinite, _end.Token);
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await Say(stream, "220 here");
        var isMail = false;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            lock (_told) _told.Add(line);
            if (isMail && line != ".") continue;
            isMail = line == "DATA";
            await Say(stream, line.Split(' ')[0].ToUpperInvariant() switch
            {
                "DATA" => "354 go on",
                "QUIT" => "221 goodbye",
                "RCPT" when KnowsNobody => $"550 there is no {line}",
                _ => "250 fine",
            });
        }
    }

    private async Task Say(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
}
