using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Live;

public sealed class LiveClockTests
{
    [Fact]
    public async Task Who_listens_is_not_forgotten_when_somebody_sets_the_clock()
    {
        var site = new RunningSite { HasCounty = false };
        await site.InitializeAsync();
        try
        {
            var ear = new Ear();
            var me = site.Grains.CreateObjectReference<ILiveObserver>(ear);
            var switchboard = site.Grains.GetGrain<ILiveSwitchboardGrain>("0");
            await switchboard.Subscribe(me);
            site.Pass(TimeSpan.FromHours(1));
            await switchboard.Publish([new LiveUpdate { Activity = "knit", Spaces = [], Revision = 2 }]);

            Assert.Equal("knit", (await ear.Heard.Task.WaitAsync(TimeSpan.FromSeconds(10)))[0].Activity);
            GC.KeepAlive(ear);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private sealed class Ear : ILiveObserver
    {
        public TaskCompletionSource<ImmutableArray<LiveUpdate>> Heard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Hear(ImmutableArray<LiveUpdate> updates)
        {
            Heard.TrySetResult(updates);
            return Task.CompletedTask;
        }
    }
}
