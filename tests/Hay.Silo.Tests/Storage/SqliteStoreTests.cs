using System.Text;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Tests.Storage;

/// <summary>What only SQLite promises: the file, its limits, and going on after trouble.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_kept_is_there_after_opening_again()
    {
        using (var store = _folder.OpenStore())
        {
            await store.Put("a", "kept");
        }

        using var again = _folder.OpenStore();
        Assert.Equal("kept", (await again.Read("a")).State!.Text);
    }

    [Fact]
    public void A_commit_waits_for_the_disk()
    {
        _folder.Open().Dispose();
        using var writer = SqliteFile.OpenWriter(_folder.File("hay.db"), 0);
        Assert.Equal("wal", writer.Word("PRAGMA journal_mode"));
        Assert.Equal(2, writer.Number("PRAGMA synchronous"));
    }

    [Fact]
    public async Task Closing_empties_the_log_into_the_database()
    {
        using (var store = _folder.OpenStore())
        {
            await store.Put("a", "kept");
        }

        Assert.False(File.Exists(_folder.File("hay.db-wal")));
    }

    [Fact]
    public async Task Numbers_of_the_feed_are_never_used_again_even_for_cleared_records()
    {
        long last;
        using (var store = _folder.OpenStore())
        {
            var state = await store.Put("a", "x");
            await store.Clear("a", state);
            last = Assert.Single(await store.Changes()).Seq;
        }

        using var again = _folder.OpenStore();
        await again.Put("b", "y");
        Assert.True((await again.Changes())[^1].Seq > last);
    }

    [Fact]
    public async Task A_full_database_refuses_writes_in_words_and_goes_on_when_there_is_room()
    {
        using var opened = _folder.Open(new StoreLimits { Pages = 60 });
        var big = Encoding.UTF8.GetBytes($"\"{new string('x', 20_000)}\"");
        var kept = 0;
        var refused = await Assert.ThrowsAsync<StoreFailedException>(async () =>
        {
            for (; kept < 1000; kept++)
            {
                await opened.Store.WriteAsync("note", $"k{kept}", 0, big);
            }
        });

        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        Assert.InRange(kept, 3, 20);
        Assert.False(opened.Store.Read("note", $"k{kept}").Exists);
        Assert.Equal(big, opened.Store.Read("note", "k0").Json);

        Assert.True((await opened.Store.ClearAsync("note", "k0", 1)).Accepted);
        Assert.True((await opened.Store.WriteAsync("note", $"k{kept}", 0, big)).Accepted);
    }

    [Fact]
    public async Task When_a_group_fails_none_of_it_is_kept_and_all_are_told()
    {
        using var opened = _folder.Open(new StoreLimits { Pages = 60 });
        var big = Encoding.UTF8.GetBytes($"\"{new string('x', 20_000)}\"");
        var writes = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            try
            {
                return (i, Kept: (await opened.Store.WriteAsync("note", $"k{i}", 0, big)).Accepted);
            }
            catch (StoreFailedException)
            {
                return (i, Kept: false);
            }
        }));
        Assert.Contains(writes, write => !write.Kept);
        Assert.All(writes, write => Assert.Equal(write.Kept, opened.Store.Read("note", $"k{write.i}").Exists));
    }

    [Fact]
    public async Task A_state_too_large_is_refused_before_it_is_tried()
    {
        using var opened = _folder.Open();
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => opened.Store.WriteAsync("note", "a", 0, new byte[StoreLimits.MaxStateBytes + 1]));
        Assert.Contains("note/a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_json_is_an_error_that_names_the_record()
    {
        using (var opened = _folder.Open())
        {
            await opened.Store.WriteAsync("note", "a", 0, "{\"text\":"u8.ToArray());
        }

        using var store = _folder.OpenStore();
        var error = await Assert.ThrowsAsync<UnreadableRecordException>(() => store.Read("a"));
        Assert.Contains("note/a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_writes_nothing()
    {
        using var opened = _folder.Open();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray(), new CancellationToken(canceled: true)));
        Assert.False(opened.Store.Read("note", "a").Exists);
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_after()
    {
        var opened = _folder.Open();
        var writes = Enumerable.Range(0, 300).Select(i => opened.Store.WriteAsync("note", $"k{i}", 0, "1"u8.ToArray())).ToList();
        opened.Dispose();
        Assert.All(await Task.WhenAll(writes), write => Assert.True(write.Accepted));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => opened.Store.WriteAsync("note", "late", 0, "1"u8.ToArray()));
        Assert.Throws<ObjectDisposedException>(() => opened.Store.Read("note", "k0"));
    }

    [Fact]
    public async Task More_writes_than_may_wait_are_all_written()
    {
        using var opened = _folder.Open(new StoreLimits { Batch = 4, Waiting = 8 });
        var writes = await Task.WhenAll(Enumerable.Range(0, 200)
            .Select(i => Task.Run(() => opened.Store.WriteAsync("note", $"k{i}", 0, "1"u8.ToArray()))));
        Assert.All(writes, write => Assert.Equal(1, write.Version));
    }

    [Fact]
    public async Task Another_programs_lock_is_named_and_outlived()
    {
        using var opened = _folder.Open();
        using (var other = new SqliteConnection($"Data Source={_folder.File("hay.db")};Pooling=False"))
        {
            other.Open();
            using var take = other.CreateCommand();
            take.CommandText = "BEGIN IMMEDIATE";
            take.ExecuteNonQuery();
            var error = await Assert.ThrowsAsync<StoreFailedException>(() => opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray()));
            Assert.Contains("Another program", error.Message, StringComparison.Ordinal);
        }

        Assert.True((await opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray())).Accepted);
    }
}
