using System.Runtime.CompilerServices;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Silo.Tests.Storage;

public sealed class OutboxSweepTests
{
    [Fact]
    public async Task A_store_that_is_away_just_after_the_start_ends_neither_the_sweep_nor_with_it_the_site()
    {
        var feed = new AwayAtFirst();
        using var sweep = new OutboxSweep(feed, null!, null!, new NoRests(), NullLogger<OutboxSweep>.Instance);

        await sweep.StartAsync(default);
        await sweep.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains(StoreNames.Looks, feed.Read); // the last of all
    }

    private sealed class AwayAtFirst : IChangeFeed
    {
        private int _asked;

        public List<string> Read { get; } = [];

        public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            if (_asked++ == 0) throw new StoreFailedException("The database does not answer.", null);
            Read.Add(store);
            yield break;
        }
    }

    private sealed class NoRests : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
