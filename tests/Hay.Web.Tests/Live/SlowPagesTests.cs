using Hay.Grains;
using Hay.Web.Live;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Live;

/// <summary>A page that listens and never reads is cut off, and nobody else waits for that.</summary>
public sealed class SlowPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
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
        using var stuck = await LiveSocket.Watch(site.Address, "board:fenland", patience.Token);
        using var other = await LiveSocket.Watch(site.Address, "board:huntingdonshire", patience.Token);
        var blocked = site.Services.GetRequiredService<IHubContext<LiveHub>>().Clients.Group("en/board:fenland").SendAsync("much", new string('a', Much), patience.Token);
        var notifier = site.Grains.GetGrain<ILiveNotifierGrain>("0");
        for (var told = 0; told < 2; told++)
        {
            await notifier.Announce(new LiveUpdate { Activity = "", Spaces = ["fenland", "huntingdonshire"], Revision = told, IsNews = true });
            Assert.Contains("\"news\"", await LiveSocket.Read(other, patience.Token), StringComparison.Ordinal);
        }

        var isFirst = !blocked.IsCompleted;
        await blocked.WaitAsync(Patience, patience.Token); // it is cut off
        stuck.Abort();
        return isFirst;
    }
}
