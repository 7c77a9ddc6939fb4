using System.Runtime.CompilerServices;
using Hay.Grains;
using Microsoft.Extensions.Logging;
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

    [Theory]
    [InlineData("unreadable")]
    [InlineData("{\"steps\":[{\"step\":\"Waiting\"}],\"person\":null}")]
    [InlineData("{\"steps\":[null]}")]
    [InlineData("{\"steps\":[{\"step\":\"Waiting\"}],\"person\":{\"name\":\"Maud Ellerby\",\"nhsNumber\":null}}")]
    public async Task What_cannot_be_read_any_more_hides_itself_and_nothing_else_and_is_said_without_a_word_of_it(string damaged)
    {
        var source = new Source { Records = [Record("a", Received(), 1), Record("b", Received(), 2)] };
        using var book = Book();
        var log = new Lines();
        using var feed = new CareFeed(source, book, TimeProvider.System, log);
        await feed.Catch(default);
        source.Records = [new GrainRecord(3, CareStoreNames.Case, "a", 2, System.Text.Encoding.UTF8.GetBytes(damaged)), Record("c", Active(), 4)];
        await feed.Catch(default);
        Assert.Equal((2, true, true), (book.Count, book.Find(Lea, "a") is null, book.Find(Lea, "c") is not null));
        Assert.Equal(["The case a (write 3) cannot be read and is in no list"], log.Said);

        // It is mended.
        source.Records = [Record("a", Waiting(), 5)];
        await feed.Catch(default);
        Assert.Equal(CareStep.Waiting, book.Find(Lea, "a")?.Step);
    }

    private sealed class Lines : ILogger<CareFeed>
    {
        public readonly List<string> Said = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Null(exception);
            if (logLevel >= LogLevel.Error) Said.Add(formatter(state, exception));
        }
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
