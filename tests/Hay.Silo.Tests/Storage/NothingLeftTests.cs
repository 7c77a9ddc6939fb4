using System.Text;
using Hay.Grains;

namespace Hay.Silo.Tests.Storage;

/// <summary>What was erased is not to be found in the files either, not even while the store is open.</summary>
public sealed class NothingLeftTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProfileId _ann = ProfileId.New();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_that_grew_shorter_leaves_nothing_of_the_longer_one()
    {
        using (var store = _folder.OpenStore())
        {
            var state = await store.Put("a", string.Concat(Enumerable.Repeat(_ann.Value, 1000)));
            await store.Write("a", state, "short");
        }

        Assert.Empty(Traces());
    }

    [Fact]
    public async Task An_erased_number_is_neither_in_the_database_nor_in_its_log()
    {
        using var store = _folder.OpenStore();
        var state = await store.Put(_ann.Value, "here", StoreNames.Profile);
        var activity = await store.Put("yoga", $"{_ann} {new string('.', 20_000)}");
        await store.Journal.AppendAsync($"profile/{_ann}", [Saved(1), Saved(2)], default);
        await store.Journal.AppendAsync("activity/yoga", [Saved(1)], default);
        Assert.NotEmpty(Traces());

        await store.Write("yoga", activity, "nobody");
        await store.Journal.EraseAsync(_ann, default);
        await store.Clear(_ann.Value, state, StoreNames.Profile);

        Assert.Empty(Traces());
    }

    [Fact]
    public async Task A_reader_at_work_only_puts_off_emptying_the_log()
    {
        using var store = _folder.OpenStore();
        for (var i = 0; i < 600; i++) await store.Put($"k{i}", "x");
        await store.Journal.AppendAsync($"profile/{_ann}", [Saved(1)], default);
        await foreach (var _ in store.Feed.ReadAsync(OpenStore.Name, 0, default))
        {
            await store.Journal.EraseAsync(_ann, default);
            break;
        }

        await store.Put("k0", "the next write");

        Assert.Empty(Traces());
    }

    [Fact]
    public async Task A_cleared_profile_leaves_no_row_and_can_begin_anew()
    {
        using var store = _folder.OpenStore();
        var state = await store.Put(_ann.Value, "here", StoreNames.Profile);
        var seq = Assert.Single(await store.Changes(store: StoreNames.Profile)).Seq;

        await store.Clear(_ann.Value, state, StoreNames.Profile);
        Assert.Empty(await store.Changes(store: StoreNames.Profile));
        Assert.False((await store.Read(_ann.Value, StoreNames.Profile)).RecordExists);

        await store.Write(_ann.Value, state, "anew", StoreNames.Profile);
        Assert.True(Assert.Single(await store.Changes(store: StoreNames.Profile)).Seq > seq);
    }

    [Fact]
    public async Task A_profile_is_cleared_only_in_the_version_that_was_read()
    {
        using var store = _folder.OpenStore();
        var old = await store.Put(_ann.Value, "1", StoreNames.Profile);
        await store.Put(_ann.Value, "2", StoreNames.Profile);

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => store.Clear(_ann.Value, old, StoreNames.Profile));

        Assert.Equal("2", (await store.Read(_ann.Value, StoreNames.Profile)).State!.Text);
    }

    // Files that hold the number.
    private List<string> Traces()
    {
        var id = Encoding.UTF8.GetBytes(_ann.Value);
        return [.. new[] { "hay.db", "hay.db-wal" }.Where(name => File.Exists(_folder.File(name)) && Read(_folder.File(name)).AsSpan().IndexOf(id) >= 0)];
    }

    // Shared, because the store has them open.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private Fact Saved(long number) => new()
    {
        Number = number,
        Kind = FactKind.Saved,
        At = DateTimeOffset.UnixEpoch,
        Activity = "yoga",
        Profile = _ann,
    };
}
