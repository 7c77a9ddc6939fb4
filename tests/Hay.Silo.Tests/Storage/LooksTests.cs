using Hay.Care;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>What may follow to the disk: lines of cases' logs, for which somebody waits to see a record.</summary>
public sealed class LooksTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Json = "{}"u8.ToArray();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_behind_until_a_commit_or_a_wait_for_the_disk_takes_it_along()
    {
        _folder.Open().Dispose();
        using var writer = new SqliteWriter(_folder.File("hay.db"), 0);
        writer.Keep([Line("a")]);
        Assert.Equal((true, 1), (writer.IsBehind, writer.Connection.Number("PRAGMA synchronous")));
        var refused = StateWrite.Of(CareStoreNames.Case, "a", 7, Json);
        writer.Keep([refused]);
        Assert.False(refused.Outcome.Accepted);
        Assert.True(writer.IsBehind, "nothing was written, so nothing was taken along");
        writer.Keep([Record("a")]);
        Assert.Equal((false, 2), (writer.IsBehind, writer.Connection.Number("PRAGMA synchronous")));
        writer.Keep([Line("b")]);
        Assert.True(writer.IsBehind);
        writer.Settle();
        Assert.False(writer.IsBehind);
        writer.Keep([Line("c"), Record("c")]);
        Assert.False(writer.IsBehind);
    }

    [Fact]
    public void A_line_that_is_behind_survives_the_end_of_the_process()
    {
        _folder.Open().Dispose();
        using var writer = new SqliteWriter(_folder.File("hay.db"), 0);
        writer.Keep([Line("a")]);
        Assert.True(writer.IsBehind);

        // What another process finds in the files at this moment.
        using var after = new TemporaryFolder();
        foreach (var file in (string[])["hay.db", "hay.db-wal"]) File.Copy(_folder.File(file), after.File(file));
        using var again = after.Open();
        Assert.Equal(1, again.Store.Read(CareStoreNames.CaseLog, "a").Version);
    }

    [Fact]
    public async Task Whoever_looks_is_told_before_the_disk_has_the_line_and_the_disk_has_it_soon()
    {
        var writer = new Recorded();
        using var store = new GroupCommit(() => writer, new StoreLimits());
        writer.HoldsSettle.Reset();
        await store.WriteAsync(Line("a"), default).WaitAsync(Patience);
        Assert.Equal(0, writer.Settled);
        writer.HoldsSettle.Set();
        await Until(() => writer.Settled == 1);
        await store.WriteAsync(Record("a"), default).WaitAsync(Patience);
        await Task.Delay(GroupCommit.Lag * 5);
        Assert.Equal(1, writer.Settled);
    }

    [Fact]
    public async Task Lines_that_never_pause_are_on_the_disk_as_soon()
    {
        var writer = new Recorded();
        using var store = new GroupCommit(() => writer, new StoreLimits());
        var ends = DateTime.UtcNow + Patience;
        while (writer.Settled < 3 && DateTime.UtcNow < ends) await store.WriteAsync(Line("a"), default).WaitAsync(Patience);
        Assert.InRange(writer.Settled, 3, writer.Kept - 1);
    }

    [Fact]
    public async Task Where_the_disk_fails_afterwards_whoever_writes_next_hears_of_it_and_the_store_goes_on()
    {
        var writers = new List<Recorded>();
        using var store = new GroupCommit(() => Next(new Recorded { Fails = writers.Count == 0 }), new StoreLimits());
        await store.WriteAsync(Line("a"), default).WaitAsync(Patience);
        await Until(() => writers[0].IsDisposed);
        var heard = await Assert.ThrowsAsync<StoreFailedException>(() => store.WriteAsync(Line("b"), default).WaitAsync(Patience));
        Assert.Contains("the disk is gone", heard.Message, StringComparison.Ordinal);
        await store.WriteAsync(Line("b"), default).WaitAsync(Patience);
        Assert.Equal([1, 1], writers.Select(w => w.Kept));

        Recorded Next(Recorded writer)
        {
            writers.Add(writer);
            return writer;
        }
    }

    [Fact]
    public async Task Closing_leaves_nothing_behind()
    {
        var writer = new Recorded();
        using (var store = new GroupCommit(() => writer, new StoreLimits())) await store.WriteAsync(Line("a"), default).WaitAsync(Patience);
        Assert.Equal((1, true), (writer.Settled, writer.IsDisposed));
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var ends = DateTime.UtcNow + Patience; !isSo(); await Task.Delay(5)) Assert.True(DateTime.UtcNow < ends, "waited for nothing");
    }

    private static StateWrite Line(string key) => StateWrite.Of(CareStoreNames.CaseLog, key, 0, Json);

    private static StateWrite Record(string key) => StateWrite.Of(CareStoreNames.Case, key, 0, Json);

    private sealed class Recorded : IBatchWriter
    {
        private int _kept, _settled;

        public bool Fails { get; init; }
        public ManualResetEventSlim HoldsSettle { get; } = new(initialState: true);
        public int Kept => Volatile.Read(ref _kept);
        public int Settled => Volatile.Read(ref _settled);
        public bool IsDisposed { get; private set; }
        public bool IsBehind { get; private set; }

        public void Keep(IReadOnlyList<PendingWrite> batch)
        {
            _kept++;
            IsBehind = batch.All(write => write.MayFollow);
        }

        public void Settle()
        {
            if (Fails) throw new IOException("the disk is gone");
            Assert.True(HoldsSettle.Wait(Patience));
            IsBehind = false;
            _settled++;
        }

        public void Finish()
        {
        }

        public void Dispose() => IsDisposed = true;
    }
}
