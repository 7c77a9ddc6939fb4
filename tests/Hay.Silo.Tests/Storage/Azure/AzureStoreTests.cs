using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>What is Azure's alone: one process at a time, answers that are lost, a server that goes away, a copy that is not to be trusted.</summary>
public sealed class AzureStoreTests : IDisposable
{
    private static readonly AzuriteServer Server = AzuriteServer.Shared;
    private readonly TemporaryFolder _folder = new(), _other = new();
    private readonly StorePlace _place;

    public AzureStoreTests() => _place = Server.NewPlace(_folder.Path);

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task What_was_kept_is_there_on_another_machine()
    {
        using (var store = AzureKind.Open(_place))
        {
            await store.Put("a", "kept");
            await store.Clear("b", await store.Put("b", "gone"));
            await store.Journal.AppendAsync("note/a", [Fact(1), Fact(2)], default);
        }

        using var elsewhere = AzureKind.Open(Elsewhere);
        Assert.Equal("kept", (await elsewhere.Read("a")).State!.Text);
        Assert.Equal([Fact(1), Fact(2)], (await elsewhere.Facts()).Select(e => e.Fact));
        Assert.Equal([("a", 1L, 1L), ("b", 2L, 3L)], (await elsewhere.Changes()).Select(r => (r.Key, r.Version, r.Seq)));
    }

    [Fact]
    public async Task A_second_process_is_refused_in_words_until_the_first_has_ended()
    {
        using (var first = new OpenedAzure(_place))
        {
            var refused = Assert.Throws<StoreFailedException>(() => new OpenedAzure(Elsewhere, patience: TimeSpan.Zero));
            Assert.StartsWith("Another Hay is using this store", refused.Message, StringComparison.Ordinal);
            Assert.True((await first.Records.WriteAsync("note", "a", 0, "1"u8.ToArray())).Accepted);
        }

        new OpenedAzure(Elsewhere, patience: TimeSpan.Zero).Dispose();
    }

    [Fact]
    public async Task A_process_that_slept_while_another_took_the_store_writes_nothing_any_more()
    {
        using var first = new OpenedAzure(_place);
        await first.Records.WriteAsync("note", "a", 0, "1"u8.ToArray());
        // As if its time had run out: it does not know.
        Container.GetBlobClient(AzureContents.Name).GetBlobLeaseClient().Break(TimeSpan.Zero);
        using (var second = new OpenedAzure(Elsewhere, patience: TimeSpan.FromSeconds(5)))
        {
            await second.Records.WriteAsync("note", "a", 1, "2"u8.ToArray());
            for (var tries = 0; tries < 2; tries++)
            {
                var refused = await Assert.ThrowsAsync<StoreFailedException>(() => first.Records.WriteAsync("note", "b", 0, "1"u8.ToArray()));
                Assert.StartsWith("Another Hay has taken this store", refused.Message, StringComparison.Ordinal);
            }

            await Assert.ThrowsAnyAsync<IOException>(() => first.Store.Compact(default));
            Assert.True((await second.Records.WriteAsync("note", "a", 2, "3"u8.ToArray())).Accepted);
        }

        using var after = new OpenedAzure(Elsewhere);
        Assert.Equal(("3", false), (Encoding.UTF8.GetString(after.Records.Read("note", "a").Json), after.Records.Read("note", "b").Exists));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Answers_that_are_lost_lose_nothing_and_do_nothing_twice(int seed)
    {
        using var proxy = new CuttingProxy(Server.Port, seed);
        var through = _place with { AzureBlobs = _place.AzureBlobs.Replace($":{Server.Port}/", $":{proxy.Port}/", StringComparison.Ordinal) };
        long[] acknowledged;
        var failures = 0;
        using (var opened = new OpenedAzure(through))
        {
            proxy.Cuts = 10;
            acknowledged = await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
            {
                var (version, isSure) = (0L, true);
                for (var i = 0; i < 20; i++)
                {
                    try
                    {
                        var outcome = await opened.Records.WriteAsync("note", $"k{writer}", version, Bytes(version + 1));
                        // Refused: the write before, of which nobody knew, was kept after all. Never less than was acknowledged.
                        Assert.Equal(version + 1, outcome.Version);
                        (version, isSure) = (outcome.Version, true);
                        await opened.Journal.AppendAsync($"note/{writer}", [Fact(version)], default);
                    }
                    catch (StoreFailedException cause)
                    {
                        Interlocked.Increment(ref failures);
                        isSure &= !cause.Message.Contains("nobody knows", StringComparison.Ordinal);
                        // Otherwise it is certain that nothing was kept.
                        if (isSure) Assert.Equal(version, opened.Records.Read("note", $"k{writer}").Version);
                    }
                }

                return version;
            })));
            proxy.Cuts = 0;
        }

        Assert.True(proxy.Cut > 5, "hardly a connection was lost");
        using var elsewhere = new OpenedAzure(Elsewhere);
        for (var writer = 0; writer < acknowledged.Length; writer++)
        {
            var stored = elsewhere.Records.Read("note", $"k{writer}");
            Assert.InRange(stored.Version, acknowledged[writer], acknowledged[writer] + 1);
            Assert.Equal(Bytes(stored.Version), stored.Json);
        }

        Assert.True(acknowledged.Sum() > failures, "it hardly ever went through");
        Assert.Empty((await StoreCheck.VerifyAsync(Elsewhere)).Findings.Where(f => !f.StartsWith("The journal has", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_is_away_refuses_writes_in_words_and_the_store_goes_on_by_itself()
    {
        using var server = new AzuriteServer();
        var place = server.NewPlace(_folder.Path);
        using var opened = new OpenedAzure(place);
        var written = 0L;
        var said = new ConcurrentQueue<string>();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    var outcome = await opened.Records.WriteAsync("note", "a", written, Bytes(written + 1));
                    Assert.Equal(written + 1, outcome.Version);
                    written = outcome.Version;
                }
                catch (StoreFailedException cause)
                {
                    said.Enqueue(cause.Message);
                    await Task.Delay(20);
                }
            }
        });
        while (written < 50) await Task.Delay(10);

        server.Stop();
        var before = written;
        for (var tries = 0; said.IsEmpty && tries < 1000; tries++) await Task.Delay(20);
        // What is drawn from memory goes on.
        Assert.True(opened.Records.Read("note", "a").Exists);
        server.Start();

        for (var tries = 0; written < before + 50 && tries < 1000; tries++) await Task.Delay(20);
        await stop.CancelAsync();
        await writing;
        Assert.True(written >= before + 50, $"it stopped at {written}");
        Assert.NotEmpty(said);
        Assert.All(said, words => Assert.Matches("does not answer|nobody knows whether", words));
        opened.Dispose();
        using var elsewhere = new OpenedAzure(place with { Folder = _other.Path });
        Assert.Equal(Bytes(written), elsewhere.Records.Read("note", "a").Json);
    }

    [Fact]
    public async Task A_copy_from_before_or_of_another_store_or_damaged_is_made_right()
    {
        async Task Write(long version)
        {
            using var opened = new OpenedAzure(_place);
            Assert.Equal(version, (await opened.Records.WriteAsync("note", "a", version - 1, Bytes(version))).Version);
            if (version % 2 == 0) await opened.Store.Compact(default);
        }

        await Write(1);
        File.Copy(_folder.File("azure.db"), _other.File("old.db"));
        await Write(2);
        File.Copy(_other.File("old.db"), _folder.File("azure.db"), overwrite: true);
        await Write(3);
        await File.WriteAllTextAsync(_folder.File("azure.db"), "nothing that could be read as a database");
        await Write(4);
        File.Delete(_folder.File("azure.db"));
        await Write(5);
        using (var stranger = new OpenedAzure(Server.NewPlace(_other.Path))) await stranger.Records.WriteAsync("note", "a", 0, "7"u8.ToArray());
        File.Copy(_other.File("azure.db"), _folder.File("azure.db"), overwrite: true);
        await Write(6);
    }

    [Fact]
    public async Task A_log_that_was_changed_is_found_and_not_taken_for_another()
    {
        using (var opened = new OpenedAzure(_place))
        {
            for (var version = 1; version <= 3; version++) await opened.Records.WriteAsync("note", "a", version - 1, Bytes(version));
        }

        var name = Container.GetBlobs(prefix: AzureLog.Folder).Single().Name;
        var bytes = Container.GetBlobClient(name).DownloadContent().Value.Content.ToArray();
        bytes[^5] ^= 1;
        var blob = Container.GetAppendBlobClient(name);
        blob.Create();
        blob.AppendBlock(new MemoryStream(bytes));

        Assert.Contains("Batch 3", Assert.Throws<StoreFailedException>(() => new OpenedAzure(Elsewhere)).Message, StringComparison.Ordinal);
        Assert.Contains("Batch 3", (await Assert.ThrowsAsync<StoreFailedException>(() => StoreCheck.VerifyAsync(Elsewhere))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_states_and_many_at_once_are_kept()
    {
        var large = Encoding.UTF8.GetBytes($"\"{new string('x', StoreLimits.MaxStateBytes - 2)}\"");
        using (var opened = new OpenedAzure(_place))
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(i => opened.Records.WriteAsync("note", $"large{i}", 0, large)));
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => opened.Records.WriteAsync("note", $"k{i}", 0, "1"u8.ToArray())));
        }

        var report = await StoreCheck.VerifyAsync(Elsewhere);
        Assert.Equal((1_003L, true), (report.Records, report.Sound));
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=secretsecret", "hay", "no connection string")]
    [InlineData("nonsense secretsecret", "hay", "no connection string")]
    [InlineData("", "No!", "no name of a container")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0c2VjcmV0;BlobEndpoint=http://127.0.0.1:PORT/devstoreaccount1;", "hay", "does not let Hay in")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;", "hay", "does not answer")]
    public void What_cannot_be_opened_is_refused_in_words_without_its_secret(string settings, string container, string says)
    {
        var place = new StorePlace(_folder.Path, AzureBlobs: settings.Length == 0 ? Server.Connection : settings.Replace("PORT", $"{Server.Port}", StringComparison.Ordinal), AzureContainer: container);
        foreach (var open in (Action[])[() => new OpenedAzure(place).Dispose(), () => StoreTables.Read(place, _ => 0), () => AzureHold.TakeExisting(place)])
        {
            var refused = Assert.ThrowsAny<StoreFailedException>(open);
            Assert.Contains(says, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)secretsecret|c2VjcmV0c2VjcmV0", refused.ToString());
        }

        Assert.DoesNotMatch("(?i)secretsecret|c2VjcmV0c2VjcmV0", place.ToString());
    }

    [Fact]
    public void Two_stores_at_once_are_refused()
    {
        var both = new SiloOptions { Postgres = "Host=db", AzureBlobs = Server.Connection };
        Assert.Contains("Hay has one", Assert.Throws<InvalidDataException>(() => both.Store).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_a_newer_Hay_is_left_alone()
    {
        new OpenedAzure(_place).Dispose();
        var blob = Container.GetBlobClient(AzureContents.Name);
        blob.Upload(BinaryData.FromString(blob.DownloadContent().Value.Content.ToString().Replace("\"Format\":1", "\"Format\":99", StringComparison.Ordinal)), overwrite: true);
        Assert.Contains("newer Hay", Assert.Throws<StoreFailedException>(() => new OpenedAzure(_place)).Message, StringComparison.Ordinal);
    }

    private StorePlace Elsewhere => _place with { Folder = _other.Path };

    private BlobContainerClient Container => new(_place.AzureBlobs, _place.AzureContainer);

    private static byte[] Bytes(long version) => Encoding.UTF8.GetBytes(version.ToString(CultureInfo.InvariantCulture));

    private static Fact Fact(long number) => new() { Number = number, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch, Activity = "a" };
}
