using Hay.Grains;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>What every store of Hay promises of states and the feed. A store joins by an <see cref="IStoreKind"/> and three empty classes.</summary>
public abstract class StoreContract<TKind> : WithStore<TKind> where TKind : IStoreKind, new()
{
    [Fact]
    public async Task A_record_that_is_not_there_reads_as_new()
    {
        var read = await Store.Read("a");
        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new Note(), read.State);
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        var written = await Store.Put("a", "hello, Ely – ☀");
        var read = await Store.Read("a");
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal("hello, Ely – ☀", read.State!.Text);
    }

    [Fact]
    public async Task Each_write_changes_the_tag_and_adds_one_to_the_version()
    {
        var state = await Store.Put("a", "1");
        var first = state.ETag;
        await Store.Write("a", state, "2");
        Assert.NotEqual(first, state.ETag);
        Assert.Equal(2, Assert.Single(await Store.Changes()).Version);
    }

    [Fact]
    public async Task A_write_on_an_old_read_is_refused_and_changes_nothing()
    {
        var mine = await Store.Put("a", "first");
        var theirs = await Store.Read("a");
        await Store.Write("a", theirs, "theirs");
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.Write("a", mine, "mine"));
        Assert.Equal("theirs", (await Store.Read("a")).State!.Text);
        Assert.Equal(2, Assert.Single(await Store.Changes()).Version);
    }

    [Fact]
    public async Task Two_first_writes_never_both_succeed()
    {
        var (one, two) = (await Store.Read("a"), await Store.Read("a"));
        await Store.Write("a", one, "one");
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.Write("a", two, "two"));
    }

    [Fact]
    public async Task A_refused_write_does_not_harm_those_beside_it()
    {
        var stale = await Store.Read("a");
        await Store.Put("a", "taken");
        var writes = Enumerable.Range(0, 50).Select(i => Store.Put($"b{i}", "fine")).ToList<Task>();
        writes.Insert(25, Assert.ThrowsAsync<InconsistentStateException>(() => Store.Write("a", stale, "late")));
        await Task.WhenAll(writes);
        Assert.Equal(51, (await Store.Changes()).Count);
    }

    [Fact]
    public async Task A_cleared_record_is_gone_for_readers_and_told_as_empty()
    {
        var state = await Store.Put("a", "here");
        var before = Assert.Single(await Store.Changes());
        await Store.Clear("a", state);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.False((await Store.Read("a")).RecordExists);
        var told = Assert.Single(await Store.Changes(before.Seq));
        Assert.True(told.State.IsEmpty);
        Assert.Equal(2, told.Version);
    }

    [Fact]
    public async Task A_record_written_again_after_clearing_goes_on_counting()
    {
        var state = await Store.Put("a", "here");
        await Store.Clear("a", state);
        await Store.Write("a", state, "back");
        Assert.Equal(3, Assert.Single(await Store.Changes()).Version);
        Assert.Equal("back", (await Store.Read("a")).State!.Text);
    }

    [Fact]
    public async Task Clearing_on_an_old_read_is_refused()
    {
        var old = await Store.Put("a", "1");
        await Store.Put("a", "2");
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.Clear("a", old));
        Assert.Equal("2", (await Store.Read("a")).State!.Text);
    }

    [Fact]
    public async Task A_tag_from_before_clearing_is_refused()
    {
        var old = await Store.Put("a", "1");
        var state = await Store.Read("a");
        await Store.Clear("a", state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.Write("a", old, "late"));
        Assert.False((await Store.Read("a")).RecordExists);
    }

    [Fact]
    public async Task Clearing_what_is_not_there_does_nothing()
    {
        await Store.Clear("a", await Store.Read("a"));
        Assert.Empty(await Store.Changes());
    }

    [Fact]
    public async Task The_feed_tells_in_the_order_of_writing_and_each_record_once()
    {
        foreach (var key in new[] { "a", "b", "c", "a" })
        {
            await Store.Put(key, "x");
        }

        var told = await Store.Changes();
        Assert.Equal(["b", "c", "a"], told.Select(record => record.Key));
        Assert.Equal(told.OrderBy(record => record.Seq), told);
        Assert.Equal(["c", "a"], (await Store.Changes(told[0].Seq)).Select(record => record.Key));
        Assert.Empty(await Store.Changes(told[^1].Seq));
    }

    [Fact]
    public async Task Stores_do_not_see_each_other_but_share_one_count()
    {
        await Store.Put("a", "note");
        await Store.Put("a", "space", StoreNames.Space);
        var note = Assert.Single(await Store.Changes());
        var space = Assert.Single(await Store.Changes(store: StoreNames.Space));
        Assert.Equal((OpenStore.Name, StoreNames.Space), (note.Store, space.Store));
        Assert.True(space.Seq > note.Seq);
        Assert.Equal("note", (await Store.Read("a")).State!.Text);
    }

    [Fact]
    public async Task The_feed_tells_one_moment_while_writes_go_on()
    {
        for (var i = 0; i < 600; i++)
        {
            await Store.Put($"k{i}", "before");
        }

        var told = new List<string?>();
        await foreach (var record in Store.Feed.ReadAsync(OpenStore.Name, 0, default))
        {
            told.Add(OpenStore.Text(record));
            if (told.Count % 300 == 1)
            {
                await Store.Put($"k{599 - told.Count}", "during");
            }
        }

        // Whichever moment a store chooses: no record may be missing, and none told twice.
        Assert.Equal(600, told.Count);
    }
}
