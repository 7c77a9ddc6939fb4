using System.Net;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Health;
using Hay.Web.Tests.Catalogue;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Health;

[Collection(OnTheSite.Name)]
public sealed class ReadinessTests(RunningSite site)
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task A_site_that_is_well_says_so_in_a_word_that_nobody_keeps(string path, string word)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(word, await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_store_that_is_away_is_said_after_ten_seconds_and_sends_nobody_elsewhere()
    {
        var (store, slot, clock) = (new FeedDouble(), new CatalogueSlot(), new Leaping());
        using var feed = new CatalogueFeed(store, slot, new DeskBook(), clock, NullLogger<CatalogueFeed>.Instance);
        using var life = new Life();
        var readiness = new Readiness(life.Time, slot, feed);
        Assert.Equal("The catalogue is still being read.", readiness.Trouble);
        store.Put("knit", new Activity { Listing = ListingMaker.Plain("Knit and natter") });
        await feed.StartAsync(default);
        await slot.Ready.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Null(readiness.Trouble);

        store.Down = true;
        var asked = store.Asked;
        feed.Nudge();
        await RunningSite.Until(() => store.Asked > asked);
        Assert.Null(readiness.Warning);
        clock.Leap(TimeSpan.FromSeconds(12));
        Assert.Matches("^The store has not been read for 1[2-9] seconds", readiness.Warning);
        Assert.Null(readiness.Trouble);
        store.Down = false;
        await RunningSite.Until(() => readiness.Warning is null);

        life.Time.StopApplication();
        Assert.StartsWith("Stopping", readiness.Trouble, StringComparison.Ordinal);
        await feed.StopAsync(default);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("21")]
    public void A_drain_that_makes_no_sense_stops_the_start(string said)
    {
        var settings = new ConfigurationManager { ["Hay:Drain"] = said };

        Assert.Contains("0 to 20", Assert.Throws<InvalidDataException>(() => Draining.Read(settings)).Message, StringComparison.Ordinal);
    }

    private sealed class Life : IDisposable
    {
        public ApplicationLifetime Time { get; } = new(NullLogger<ApplicationLifetime>.Instance);

        public void Dispose() => Time.NotifyStopped();
    }

    private sealed class Leaping : TimeProvider
    {
        private long _ahead;

        public void Leap(TimeSpan time) => Interlocked.Add(ref _ahead, (long)(time.TotalSeconds * TimestampFrequency));

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _ahead);
    }
}
