using System.Net.WebSockets;
using System.Text;
using Hay.Grains;
using Hay.Web.Live;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Live;

/// <summary>A page that listens and never reads is cut off, and nobody else waits for that.</summary>
public sealed class SlowPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const char End = '\u001e';
    // More than all buffers on the way hold.
    private const int Much = 24_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_holds_up_nobody_else()
    {
        // On a busy machine it may have been cut off before all was said: then that round has shown nothing.
        for (var round = 1; round < 4; round++)
        {
            if (await OthersHearFirst()) return;
        }

        Assert.Fail("Either the page that reads nothing was not stuck, or the other waited for it.");
    }

    private async Task<bool> OthersHearFirst()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var stuck = await Watch("board:fenland", patience.Token);
        using var other = await Watch("board:huntingdonshire", patience.Token);
        var blocked = site.Services.GetRequiredService<IHubContext<LiveHub>>().Clients.Group("en/board:fenland").SendAsync("much", new string('a', Much), patience.Token);
        var notifier = site.Grains.GetGrain<ILiveNotifierGrain>("0");
        for (var told = 0; told < 2; told++)
        {
            await notifier.Announce(new LiveUpdate { Activity = "", Spaces = ["fenland", "huntingdonshire"], Revision = told, IsNews = true });
            Assert.Contains("\"news\"", await Read(other, patience.Token), StringComparison.Ordinal);
        }

        var isFirst = !blocked.IsCompleted;
        await blocked.WaitAsync(Patience, patience.Token); // it is cut off
        stuck.Abort();
        return isFirst;
    }

    private async Task<ClientWebSocket> Watch(string what, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(site.Address, LiveHub.Path)) { Scheme = "ws" }.Uri, ct);
        await Send(socket, """{"protocol":"json","version":1}""", ct);
        await Send(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{what}}"]}""", ct);
        while (!(await Read(socket, ct)).Contains("\"result\":true", StringComparison.Ordinal)) ct.ThrowIfCancellationRequested();
        return socket;
    }

    private static Task Send(ClientWebSocket socket, string message, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ct);

    // The next message that is no ping.
    private static async Task<string> Read(ClientWebSocket socket, CancellationToken ct)
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
}
