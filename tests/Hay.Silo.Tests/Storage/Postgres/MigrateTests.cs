using System.Text;
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
        await Fill();
        var rows = Rows(_from.Path);

        Assert.Equal((2_500L, 3_001L, ""), Copy(_from.Path, Database));
        Assert.Equal(rows, Rows(Database));
        Assert.True((await StoreCheck.VerifyAsync(Database)).Sound);
        Assert.Equal("", Copy(Database, _back.Path).Problem);
        Assert.Equal(rows, Rows(_back.Path));
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
        await Fill();
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

        Assert.Equal(Rows(from), Rows(to));
    }

    [Theory]
    [InlineData("UPDATE grain_state SET state = '\\x31' WHERE key = 'k7'", "records")]
    [InlineData("DELETE FROM journal WHERE number = 12", "journal")]
    [InlineData("UPDATE journal SET at = at + interval '1 second' WHERE number = 12", "journal")]
    [InlineData("UPDATE journal SET profile = NULL WHERE profile = 'ann'", "whom they name")]
    public async Task A_copy_that_differs_is_found_and_nobody_starts_on_it(string spoils, string says)
    {
        await Fill();
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
        await Fill();
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
        await Fill();
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

    // More than a batch of each; cleared, erased and odd ones among them.
    private async Task Fill()
    {
        using var opened = _from.Open();
        var store = opened.Store;
        await Task.WhenAll(Enumerable.Range(0, 2_498).Select(i => store.WriteAsync("note", $"k{i}", 0, Encoding.UTF8.GetBytes($"\"{i} ☀ {new string('x', i % 50)}\""))));
        await store.WriteAsync("note", "k1", 1, "2"u8.ToArray());
        await store.WriteAsync("note", "cleared", 0, "1"u8.ToArray());
        await store.ClearAsync("note", "cleared", 1);
        await store.WriteAsync("profile", "ann", 0, "{}"u8.ToArray());
        var journal = new SqliteJournal(store, OpenStore.Json);
        await journal.AppendAsync("note/k", [.. Enumerable.Range(1, 2_999).Select(n => Fact(n) with { Profile = n == 7 ? new ProfileId("ann") : null })], default);
        await journal.AppendAsync("profile/bob", [Fact(1) with { Profile = new ProfileId("bob") }, Fact(2) with { Profile = new ProfileId("bob") }], default);
        await journal.EraseAsync(new ProfileId("bob"), default);
    }

    private static Fact Fact(long number) => new() { Number = number, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch.AddMilliseconds(number), Activity = "ünï" };

    private static List<string> Rows(StorePlace place) => StoreTables.Read(place, tables =>
    {
        var rows = new List<string>();
        tables.Each("SELECT store, key, version, seq, state FROM grain_state ORDER BY seq", [], row =>
            rows.Add($"{row.GetString(0)}/{row.GetString(1)} {row.GetInt64(2)} {row.GetInt64(3)} {Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(4))}"));
        tables.Each("SELECT position, grain, number, kind, fact FROM journal ORDER BY position", [], row =>
            rows.Add($"{row.GetInt64(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetString(3)} {row.GetString(4)}"));
        return rows;
    });
}
