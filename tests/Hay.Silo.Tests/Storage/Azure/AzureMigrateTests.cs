using System.IO.Compression;
using Azure.Storage.Blobs;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Tests.Storage;

/// <summary>Into a container and out of it again: every row as it was, whatever stopped it in between.</summary>
public sealed class AzureMigrateTests : IDisposable
{
    private readonly TemporaryFolder _from = new(), _back = new(), _data = new();
    private readonly StorePlace _azure;
    private readonly StorePlace _postgres = new("", PostgresServer.Shared.NewSchema());

    public AzureMigrateTests() => _azure = AzuriteServer.Shared.NewPlace(_data.Path);

    public void Dispose()
    {
        _from.Dispose();
        _back.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Through_all_three_kinds_nothing_has_changed_and_numbers_go_on()
    {
        await StoredRows.Fill(_from);
        var rows = StoredRows.Of(_from.Path);
        var second = AzuriteServer.Shared.NewPlace(_data.Path);

        foreach (var (from, to) in new[] { (_from.Path, _azure), (_azure, _postgres), (_postgres, second), (second, (StorePlace)_back.Path) })
        {
            Assert.Equal((2_500L, 3_001L, ""), new StoreCopy(from, to, _ => { }, default).Run());
            Assert.Equal(rows, StoredRows.Of(to));
            Assert.True((await StoreCheck.VerifyAsync(to)).Sound);
        }

        using var store = new OpenedAzure(second);
        await store.Records.WriteAsync("note", "new", 0, "1"u8.ToArray());
        var feed = await new SqliteChangeFeed(store.Records).ReadAsync("note", 0, default).ToListAsync();
        Assert.Equal("new", feed[^1].Key);
        Assert.Equal(3, (await store.Records.WriteAsync("note", "cleared", 0, "1"u8.ToArray())).Version);
        Assert.Empty(Directory.EnumerateDirectories(_data.Path, "azure-copy"));
    }

    [Fact]
    public async Task What_was_stopped_goes_on_where_it_was_and_nobody_starts_on_half_a_store()
    {
        await StoredRows.Fill(_from);
        foreach (var stopped in new[] { "2,000 of 2,500 records", "2,000 of 3,001 facts", "Sending all of it to the container" })
        {
            var said = new List<string>();
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => new StoreCopy(_from.Path, _azure, line =>
            {
                said.Add(line);
                if (line != stopped) return;
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }, stop.Token).Run());
            Assert.Equal(stopped, said[^1]);
            Assert.Contains("not whole", Assert.Throws<StoreFailedException>(() => new OpenedAzure(_azure)).Message, StringComparison.Ordinal);
            Assert.Contains("not whole", Assert.Throws<StoreFailedException>(() => StoredRows.Of(_azure)).Message, StringComparison.Ordinal);
        }

        Assert.Equal("", new StoreCopy(_from.Path, _azure, line => Assert.DoesNotContain("2,000 of", line, StringComparison.Ordinal), default).Run().Problem);
        Assert.Equal(StoredRows.Of(_from.Path), StoredRows.Of(_azure));
    }

    [Fact]
    public async Task A_copy_that_differs_is_found_and_nobody_starts_on_it()
    {
        await StoredRows.Fill(_from);

        var copy = new StoreCopy(_from.Path, _azure, said =>
        {
            if (said == "Comparing both") Spoil("UPDATE grain_state SET state = x'31' WHERE key = 'k7'");
        }, default);

        Assert.Contains("records", copy.Run().Problem, StringComparison.Ordinal);
        Assert.Throws<StoreFailedException>(() => new OpenedAzure(_azure));
    }

    [Fact]
    public async Task Nothing_is_copied_over_a_store()
    {
        await StoredRows.Fill(_from);
        using (var opened = new OpenedAzure(_azure)) await opened.Records.WriteAsync("note", "mine", 0, "1"u8.ToArray());

        Assert.Contains("holds a store already", Assert.Throws<StoreFailedException>(() => new StoreCopy(_from.Path, _azure, _ => { }, default).Run()).Message, StringComparison.Ordinal);

        using var still = new OpenedAzure(_azure);
        Assert.True(still.Records.Read("note", "mine").Exists);
    }

    // What somebody else might do to the only snapshot.
    private void Spoil(string sql)
    {
        var container = new BlobContainerClient(_azure.AzureBlobs, _azure.AzureContainer);
        var blob = container.GetBlobClient(container.GetBlobs(prefix: AzureSnapshot.Folder).Single().Name);
        var file = _back.File("spoilt.db");
        using (var to = File.Create(file))
        {
            using var large = new GZipStream(blob.OpenRead(), CompressionMode.Decompress);
            large.CopyTo(to);
        }

        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        using var small = new GZipStream(blob.OpenWrite(overwrite: true), CompressionMode.Compress);
        using var from = File.OpenRead(file);
        from.CopyTo(small);
    }
}
