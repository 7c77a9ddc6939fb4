using System.Runtime.CompilerServices;
using Hay.Grains;
using Microsoft.Extensions.Logging.Abstractions;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>The book follows the store.</summary>
public sealed class CareFeedTests
{
    [Fact]
    public async Task It_reads_all_then_what_is_new_and_goes_on_when_the_store_comes_back()
    {
        var source = new Source { Records = [Record("a", Received(), 1), Record("b", Received(), 2)], IsAway = true };
        using var book = Book();
        using var feed = new CareFeed(source, book, TimeProvider.System, NullLogger<CareFeed>.Instance);
        await feed.StartAsync(default);
        Assert.False(feed.Ready.IsCompleted);
        source.IsAway = false;
        feed.Nudge();
        await feed.Ready.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, book.Count);

        source.Records = [.. source.Records, new GrainRecord(3, CareStoreNames.Case, "broken", 1, new byte[] { 1 }), Record("c", Active(), 4)];
        feed.Nudge();
        await Until(() => book.Count == 3);
        feed.Nudge();
        await Until(() => source.Asked.Contains(4));
        await feed.StopAsync(default);
    }

    private static async Task Until(Func<bool> isSo)
    {
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < deadline);
            await Task.Delay(5);
        }
    }

    private sealed class Source : IChangeFeed
    {
        public volatile GrainRecord[] Records = [];
        public volatile bool IsAway;
        public readonly System.Collections.Concurrent.ConcurrentBag<long> Asked = [];

        public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            if (IsAway) throw new IOException("away");
            Asked.Add(after);
            foreach (var record in Records.Where(r => r.Store == store && r.Seq > after)) yield return record;
        }
    }
}
