using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>From one kind of store to the other and back: every row as it was, whatever stopped it in between.</summary>
public sealed class MigrateTests : IDisposable
{
    private readonly TemporaryFolder _from = new();
    private readonly TemporaryFolder _back = new();
    private readonly string _database = PostgresServer.Shared.NewSchema();

    public void Dispose()
    {
        _from.Dispose();
        _back.Dispose();
    }

    [Fact]
    public async Task There_and_back_nothing_has_changed_and_numbers_go_on()
    {
        await StoredRows.Fill(_from);
        var rows = StoredRows.Of(_from.Path);

        Assert.Equal((2_500L, 3_001L, ""), Copy(_from.Path, Database));
        Assert.Equal(rows, StoredRows.Of(Database));
        Assert.True((await StoreCheck.VerifyAsync(Database)).Sound);
        Assert.Equal("", Copy(Database, _back.Path).Problem);
        Assert.Equal(rows, StoredRows.Of(_back.Path));
        Assert.True((await StoreCheck.VerifyAsync(_back.Path)).Sound);

        using var store = PostgresStore.Open(_database);
        var last = (await Changes(store).ToListAsync()).Max(r => r.Seq);
        await store.WriteAsync("note", "new", 0, "1"u8.ToArray());
        Assert.True((await Changes(store).ToListAsync()).Max(r => r.Seq) > last);
        Assert.Equal(3, (await store.WriteAsync("note", "cleared", 0, "1"u8.ToArray())).Version);
        var about = new PostgresJournal(store, OpenStore.Json).ReadAboutAsync(new ProfileId("ann"), default);
        Assert.Single(await about.ToListAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_stopped_goes_on_where_it_was_and_nobody_starts_on_half_a_store(bool toPostgres)
    {
        await StoredRows.Fill(_from);
        StorePlace from = _from.Path, to = Database;
        if (!toPostgres)
        {
            Copy(from, to);
            (from, to) = (to, _back.Path);
        }

        for (var stopAfter = 1; ; stopAfter++)
        {
            using var stop = new CancellationTokenSource();
            var said = 0;
            var copy = new StoreCopy(from, to, _ =>
            {
                if (++said == 1) stop.Cancel();
            }, stop.Token);
            try
            {
                copy.Run();
                break;
            }
            catch (OperationCanceledException)
            {
                if (toPostgres) Assert.Contains("not whole", Assert.Throws<StoreFailedException>(() => PostgresStore.Open(_database)).Message, StringComparison.Ordinal);
                else Assert.False(File.Exists(_back.File("hay.db")));
            }

            if (stopAfter < 3) continue;
            Assert.Equal("", Copy(from, to).Problem);
            break;
        }

        Assert.Equal(StoredRows.Of(from), StoredRows.Of(to));
    }

    [Theory]
    [InlineData("UPDATE grain_state SET state = '\\x31' WHERE key = 'k7'", "records")]
    [InlineData("DELETE FROM journal WHERE number = 12", "journal")]
    [InlineData("UPDATE journal SET at = at + interval '1 second' WHERE number = 12", "journal")]
    [InlineData("UPDATE journal SET profile = NULL WHERE profile = 'ann'", "whom they name")]
    public async Task A_copy_that_differs_is_found_and_nobody_starts_on_it(string spoils, string says)
    {
        await StoredRows.Fill(_from);
        var copy = new StoreCopy(_from.Path, Database, said =>
        {
            if (said == "Comparing both") PostgresServer.Shared.Execute(spoils, _database);
        }, default);

        Assert.Contains(says, copy.Run().Problem, StringComparison.Ordinal);
        Assert.Throws<StoreFailedException>(() => PostgresStore.Open(_database));
    }

    [Fact]
    public async Task An_original_that_was_used_meanwhile_is_said_so()
    {
        await StoredRows.Fill(_from);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new StoreCopy(_from.Path, Database, _ => stop.Cancel(), stop.Token).Run());
        using (var opened = _from.Open()) await opened.Store.WriteAsync("note", "k0", 1, "2"u8.ToArray());

        Assert.Contains("used after the copy had begun", Assert.Throws<StoreFailedException>(() => Copy(_from.Path, Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_original_that_is_not_there_leaves_the_other_as_it_is()
    {
        Assert.Throws<DataFolderException>(() => Copy(_from.File("nowhere"), Database));
        PostgresStore.Open(_database).Dispose();
    }

    [Fact]
    public async Task Nothing_is_copied_over_a_store()
    {
        await StoredRows.Fill(_from);
        using (var store = PostgresStore.Open(_database)) await store.WriteAsync("note", "mine", 0, "1"u8.ToArray());

        Assert.Contains("holds a store already", Assert.Throws<StoreFailedException>(() => Copy(_from.Path, Database)).Message, StringComparison.Ordinal);
        using (_back.OpenStore())
        {
        }

        Assert.Contains("holds a store already", Assert.Throws<DataFolderNotEmptyException>(() => Copy(Database, _back.Path)).Message, StringComparison.Ordinal);
    }

    private StorePlace Database => new("", _database);

    private static (long Records, long Facts, string Problem) Copy(StorePlace from, StorePlace to) => new StoreCopy(from, to, _ => { }, default).Run();

    private static IAsyncEnumerable<GrainRecord> Changes(PostgresStore store) => new PostgresChangeFeed(store).ReadAsync("note", 0, default);
}
