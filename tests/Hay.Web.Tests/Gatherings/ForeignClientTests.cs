using System.Diagnostics;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Gatherings;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Gatherings;

/// <summary>Clients that are not ours, in one gathering: npm's own, as its makers meant it.</summary>
public sealed class ForeignClientTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const int Many = 20;
    private const double Close = 150;

    [Fact]
    public async Task Twenty_share_a_clock_the_lights_and_what_is_said()
    {
        var gathering = site.Grains.GetGrain<IGatheringGrain>("fenland");
        var start = site.Clock.GetUtcNow().AddSeconds(-5);
        Assert.Equal(GatheringOutcome.Begun, await gathering.Begin(new BeginGathering("desk-stretch", start, 600), default));
        var clock = new Uri(Path.Combine(ProjectRoot.Folder, "src", "Hay.Web", "wwwroot", "js", "clock.js")).AbsoluteUri;
        using var node = Process.Start(new ProcessStartInfo("node",
            [Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Gatherings", "gather.mjs"), site.Address.ToString(), "fenland", $"{Many}", clock])
        {
            RedirectStandardOutput = true,
        })!;

        using var there = await Next(node);
        var offsets = there.RootElement.GetProperty("offsets").EnumerateArray().Select(o => o.GetDouble()).ToArray();
        Assert.Equal(Many, offsets.Length);
        Assert.InRange(offsets.Max() - offsets.Min(), 0, Close);
        var news = there.RootElement.GetProperty("news").Deserialize<TogetherNews>(JsonSerializerOptions.Web)!;
        Assert.Equal((start.ToUnixTimeMilliseconds(), "About 20 people are here"), (news.Start, news.Together));

        Assert.Equal(LineOutcome.Said, await gathering.Say("Shoulders down", default));
        await site.Services.GetRequiredService<PresenceRelay>().Nudge("fenland", default);
        using var said = await Next(node);
        Assert.Equal("Shoulders down", Assert.Single(said.RootElement.GetProperty("lines").EnumerateArray()).GetString());
        Assert.InRange(said.RootElement.GetProperty("apart").GetDouble(), 0, 1000);

        using var left = await Next(node);
        Assert.Equal("3 people are here", left.RootElement.GetProperty("together").GetString());
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
    }

    [Fact]
    public async Task What_does_not_exist_cannot_be_watched_and_counts_nobody()
    {
        var open = site.Services.GetRequiredService<OpenPages>();
        open.Enter("together:atlantis-test");
        open.Enter("space:atlantis-test");
        Assert.Equal((0, 1), open.Of("atlantis-test"));
        open.Leave("together:atlantis-test");
        Assert.Equal((0, 0), open.Of("atlantis-test"));
        using var guest = new Guest(site);
        using var nowhere = await guest.Get("/api/together/atlantis");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static async Task<JsonDocument> Next(Process node)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var line = await node.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(line is not null, "the clients ended before they had said all");
        return JsonDocument.Parse(line);
    }
}
