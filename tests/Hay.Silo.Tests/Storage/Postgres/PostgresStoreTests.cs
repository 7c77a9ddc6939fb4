using System.Text;
using Hay.Grains;
using Hay.Silo.Storage;
using Npgsql;

namespace Hay.Silo.Tests.Storage;

/// <summary>What is PostgreSQL's alone: several processes, lost connections, errors in words.</summary>
public sealed class PostgresStoreTests
{
    private static readonly PostgresServer Server = PostgresServer.Shared;

    [Fact]
    public async Task Processes_that_write_at_once_leave_no_number_behind_a_reader()
    {
        var connection = Server.NewSchema();
        using var one = PostgresStore.Open(connection);
        using var two = PostgresStore.Open(connection);
        var (feed, journal) = (new PostgresChangeFeed(one), new PostgresJournal(two, OpenStore.Json));
        var (followed, heard) = (new List<long>(), new List<long>());
        var writing = Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            var store = writer % 2 == 0 ? one : two;
            for (var i = 0; i < 40; i++)
            {
                await store.WriteAsync("note", $"{writer}/{i}", 0, "1"u8.ToArray());
                await new PostgresJournal(store, OpenStore.Json).AppendAsync($"note/{writer}", [Fact(i + 1)], default);
            }
        })));
        for (var isLast = false; !isLast;)
        {
            isLast = writing.IsCompleted;
            await foreach (var record in feed.ReadAsync("note", followed.LastOrDefault(), default)) followed.Add(record.Seq);
            await foreach (var entry in journal.ReadAsync(heard.LastOrDefault(), default)) heard.Add(entry.Position);
        }

        await writing;
        Assert.Equal((800, 800), (followed.Count, heard.Count));
        Assert.Equal(followed.Order(), followed);
    }

    [Fact]
    public async Task Of_two_processes_that_write_the_same_record_one_is_refused()
    {
        var connection = Server.NewSchema();
        using var one = PostgresStore.Open(connection);
        using var two = PostgresStore.Open(connection);
        for (var version = 0L; version < 50; version++)
        {
            var outcomes = await Task.WhenAll(one.WriteAsync("note", "a", version, "1"u8.ToArray()), two.WriteAsync("note", "a", version, "2"u8.ToArray()));
            Assert.Equal([false, true], outcomes.Select(o => o.Accepted).Order());
            Assert.All(outcomes, o => Assert.Equal(version + 1, o.Version));
        }
    }

    [Fact]
    public async Task Connections_that_are_cut_lose_nothing_that_was_acknowledged()
    {
        var connection = Server.NewSchema();
        using var store = PostgresStore.Open(connection + ";Application Name=cut");
        using var stop = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Server.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'");
                await Task.Delay(30);
            }
        });
        var failures = 0;
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var version = 0L;
            for (var i = 0; i < 150; i++)
            {
                try
                {
                    var outcome = await store.WriteAsync("note", $"k{writer}", version, Encoding.UTF8.GetBytes($"{version + 1}"));
                    // Refused: the write before, of which nobody knew, was kept after all. Never less than was acknowledged.
                    Assert.Equal(version + 1, outcome.Version);
                    version = outcome.Version;
                }
                catch (StoreFailedException)
                {
                    Interlocked.Increment(ref failures);
                }
            }

            return version;
        })));
        await stop.CancelAsync();
        await cutting;

        Assert.True(failures > 0, "no connection was cut in the middle");
        for (var writer = 0; writer < acknowledged.Length; writer++)
        {
            var stored = await Patient(() => store.ReadAsync("note", $"k{writer}").AsTask());
            Assert.InRange(stored.Version, acknowledged[writer], acknowledged[writer] + 1);
            Assert.Equal($"{stored.Version}", Encoding.UTF8.GetString(stored.Json));
        }
    }

    [Fact]
    public async Task A_server_that_crashes_keeps_what_was_acknowledged_and_the_store_goes_on_by_itself()
    {
        using var server = new PostgresServer();
        using var store = PostgresStore.Open(server.NewSchema());
        var written = 0L;
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    // Either it is kept, or the one before was, of which nobody knew: never is there less than was acknowledged.
                    var outcome = await store.WriteAsync("note", "a", written, "1"u8.ToArray());
                    Assert.Equal(written + 1, outcome.Version);
                    written = outcome.Version;
                }
                catch (StoreFailedException cause)
                {
                    Assert.Matches("does not answer|nobody knows whether|reported an error", cause.Message);
                    await Task.Delay(20);
                }
            }
        });
        while (written < 200) await Task.Delay(10);

        server.Crash();
        var refused = await Assert.ThrowsAsync<StoreFailedException>(() => store.ReadAsync("note", "a").AsTask());
        Assert.Contains("goes on by itself", refused.Message, StringComparison.Ordinal);
        var before = written;
        server.Start();

        for (var tries = 0; written < before + 50 && tries < 500; tries++) await Task.Delay(20);
        await stop.CancelAsync();
        await writing;
        Assert.True(written >= before + 50, $"it stopped at {written}");
        Assert.Equal(written, (await store.ReadAsync("note", "a")).Version);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=hay;Timeout=2", "does not answer")]
    [InlineData("nonsense", "no connection string")]
    [InlineData(";Database=nowhere", "no such database")]
    [InlineData(";Search Path=nowhere", "no such schema")]
    public void What_cannot_be_opened_is_refused_in_words(string settings, string says)
    {
        var whole = settings.StartsWith(';') ? Server.Connection + settings : settings;
        foreach (var open in (Action[])[() => PostgresStore.Open(whole), () => PostgresLock.TakeOrRefuse(whole, shared: false)])
        {
            Assert.Contains(says, Assert.Throws<StoreFailedException>(open).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_two_processes_that_want_the_store_for_themselves_one_has_it()
    {
        var connection = Server.NewSchema();
        using (PostgresLock.TakeOrRefuse(connection, shared: false))
        {
            Assert.Contains("Another Hay", Assert.Throws<StoreFailedException>(() => PostgresLock.TakeOrRefuse(connection, shared: false)).Message, StringComparison.Ordinal);
        }

        PostgresLock.TakeOrRefuse(connection, shared: false).Dispose();
    }

    [Fact]
    public void Those_of_a_cluster_share_the_store_and_nobody_else_gets_in()
    {
        var connection = Server.NewSchema();
        using (PostgresLock.TakeOrRefuse(connection, shared: true))
        {
            using var another = PostgresLock.Take(connection, PostgresLock.NewHolder(), shared: true);
            Assert.NotNull(another);
            Assert.Null(PostgresLock.Take(connection, PostgresLock.NewHolder(), shared: false));
        }

        using var alone = PostgresLock.TakeOrRefuse(connection, shared: false);
        Assert.Null(PostgresLock.Take(connection, PostgresLock.NewHolder(), shared: true));
    }

    [Fact]
    public void Whoever_lost_the_connection_that_holds_the_store_takes_it_again_though_the_server_has_not_noticed()
    {
        var connection = PostgresServer.Shared.NewSchema();
        var holder = PostgresLock.NewHolder();
        using var lost = PostgresLock.TakeOrRefuse(connection, holder, shared: false);

        Assert.Null(PostgresLock.Take(connection, PostgresLock.NewHolder(), shared: false));
        using var again = PostgresLock.TakeInTime(connection, holder, shared: false);

        Assert.NotNull(again);
        Assert.Null(PostgresLock.Take(connection, PostgresLock.NewHolder(), shared: false));
    }

    [Theory]
    [InlineData("""{"a":"x\u0000y\u00000"}""", """{"a":"x\uFFFDy\uFFFD0"}""")]
    [InlineData("""{"a":"typed: \\u0000"}""", """{"a":"typed: \\u0000"}""")]
    [InlineData("""{"a":"\\\u0000\n"}""", """{"a":"\\\uFFFD\n"}""")]
    [InlineData("\\u000", "\\u000")]
    public void Only_what_means_NUL_is_changed(string json, string without) => Assert.Equal(without, JsonNul.Without(json));

    [Fact]
    public void A_store_of_a_newer_Hay_is_left_alone()
    {
        var connection = Server.NewSchema();
        PostgresStore.Open(connection).Dispose();
        using (var schema = new NpgsqlConnection(connection))
        {
            schema.Open();
            using var newer = new NpgsqlCommand("UPDATE meta SET value = 99 WHERE name = 'schema'", schema);
            newer.ExecuteNonQuery();
        }

        Assert.Contains("newer Hay", Assert.Throws<StoreFailedException>(() => PostgresStore.Open(connection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_PostgreSQL_does_not_have_break_nothing()
    {
        using var store = PostgresStore.Open(Server.NewSchema());
        var journal = new PostgresJournal(store, OpenStore.Json);

        Assert.False((await store.ReadAsync("note", "a\0b")).Exists);
        Assert.Throws<ArgumentException>(() => { _ = store.WriteAsync("note", "a\0b", 0, "1"u8.ToArray()); });
        await journal.AppendAsync("activity/a", [Fact(1) with { Activity = "a\0b" }], default);
        await foreach (var entry in journal.ReadAsync(0, default)) Assert.Equal("a\uFFFDb", entry.Fact.Activity);
    }

    private static Fact Fact(long number) => new() { Number = number, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch, Activity = "a" };

    private static async Task<T> Patient<T>(Func<Task<T>> ask)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (StoreFailedException) when (tries < 5)
            {
                await Task.Delay(100);
            }
        }
    }
}
