using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Tests.Storage;

/// <summary>Damage of each kind is found and said in words.</summary>
public sealed class StoreCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_store_is_counted()
    {
        await Fill();
        var report = await StoreCheck.VerifyAsync(_folder.Path);
        Assert.Empty(report.Findings);
        Assert.Equal((2L, 1L, 3L), (report.Records, report.Cleared, report.Facts));
    }

    [Fact]
    public async Task A_store_in_use_can_be_checked()
    {
        await Fill();
        using var opened = _folder.Open();
        await opened.Store.WriteAsync("note", "more", 0, "1"u8.ToArray());
        Assert.Equal(3, (await StoreCheck.VerifyAsync(_folder.Path)).Records);
    }

    [Theory]
    [InlineData("UPDATE grain_state SET state = x'7b' WHERE key = 'a'", "The state of note/a is not JSON")]
    [InlineData("UPDATE grain_state SET state = CAST('{} x' AS BLOB) WHERE key = 'a'", "The state of note/a is not JSON")]
    [InlineData("UPDATE grain_state SET version = 0 WHERE key = 'a'", "note/a has the version 0")]
    [InlineData("UPDATE grain_state SET seq = 0 WHERE key = 'a'", "note/a has the seq 0")]
    [InlineData("UPDATE grain_state SET store = 'other', seq = 1 WHERE key = 'b'", "2 records have the seq 1")]
    [InlineData("UPDATE grain_state SET seq = 999 WHERE key = 'a'", "note/a has the seq 999, above the last")]
    [InlineData("DELETE FROM journal WHERE number = 2", "The journal has 2 facts of note/a, numbered 1 to 3")]
    [InlineData("DELETE FROM journal WHERE number = 1", "The journal has 2 facts of note/a, numbered 2 to 3")]
    [InlineData("UPDATE journal SET fact = '{' WHERE number = 2", "Fact 2 of note/a is not JSON")]
    public async Task Damage_is_found(string damage, string finding)
    {
        await Fill();
        Run(damage);
        var report = await StoreCheck.VerifyAsync(_folder.Path);
        Assert.StartsWith(finding, Assert.Single(report.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Much_damage_does_not_fill_the_screen()
    {
        using (var opened = _folder.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 60).Select(i => opened.Store.WriteAsync("note", $"k{i}", 0, "{"u8.ToArray())));
        }

        var report = await StoreCheck.VerifyAsync(_folder.Path);
        Assert.Equal(21, report.Findings.Length);
        Assert.Equal("… and 40 more of this kind.", report.Findings[^1]);
    }

    [Fact]
    public async Task A_torn_page_is_found()
    {
        using (var opened = _folder.Open())
        {
            await opened.Store.WriteAsync("note", "a", 0, System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', 100_000)}\""));
        }

        using (var file = new FileStream(_folder.File("hay.db"), FileMode.Open))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(Enumerable.Repeat((byte)0xff, 4096).ToArray());
        }

        Assert.False((await StoreCheck.VerifyAsync(_folder.Path)).Sound);
    }

    [Fact]
    public async Task Without_a_store_there_is_nothing_to_check() =>
        await Assert.ThrowsAsync<DataFolderException>(() => StoreCheck.VerifyAsync(_folder.Path));

    private async Task Fill()
    {
        using var store = _folder.OpenStore();
        await store.Put("a", "x");
        await store.Put("b", "y");
        await store.Clear("c", await store.Put("c", "z"));
        var facts = Enumerable.Range(1, 3).Select(number => new Fact
        {
            Number = number,
            Kind = FactKind.Listed,
            At = DateTimeOffset.UnixEpoch,
            Activity = "a",
        });
        await store.Journal.AppendAsync("note/a", [.. facts], default);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("hay.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
