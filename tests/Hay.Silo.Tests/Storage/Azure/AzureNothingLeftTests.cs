using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using Hay.Embedded.Tests;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Silo.Tests.Storage;

/// <summary>What was erased is in no blob once a snapshot has been made, nor in the copy at any time.</summary>
public sealed class AzureNothingLeftTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProfileId _ann = ProfileId.New();
    private readonly StorePlace _place;

    public AzureNothingLeftTests() => _place = AzuriteServer.Shared.NewPlace(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Somebody_who_was_forgotten_is_in_no_blob_after_the_next_snapshot()
    {
        using var opened = new OpenedAzure(_place);
        await Tell(opened);
        await opened.Store.Compact(default);
        Assert.NotEmpty(Traces());

        await Forget(opened);
        Assert.True(opened.Store.HasErased);
        Assert.DoesNotContain(new[] { "azure.db", "azure.db-wal" }.Where(name => File.Exists(_folder.File(name))), name => Read(_folder.File(name)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(_ann.Value)) >= 0);
        await opened.Store.Compact(default);

        Assert.False(opened.Store.HasErased);
        Assert.Empty(Traces());
        Assert.Equal(1, (await opened.Records.WriteAsync("note", "after", 0, "1"u8.ToArray())).Version);
        Assert.Equal((2L, 1L), (await StoreCheck.VerifyAsync(_place)) is { Sound: true } report ? (report.Records, report.Facts) : default);
    }

    [Fact]
    public async Task The_snapshot_is_made_an_hour_later_by_itself()
    {
        var clock = new ManualClock();
        using var opened = new OpenedAzure(_place);
        await Tell(opened);
        var host = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var keeper = new AzureKeeper(opened.Store, host, clock, NullLogger<AzureKeeper>.Instance);
        await keeper.StartAsync(default);
        await Forget(opened);
        Assert.NotEmpty(Traces());

        for (var since = Environment.TickCount64; Traces().Count > 0; await Task.Delay(20))
        {
            Assert.True(Environment.TickCount64 - since < 30_000, $"still there: {string.Join(", ", Traces())}");
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        await keeper.StopAsync(default);
    }

    [Fact]
    public async Task Writes_go_on_while_a_snapshot_is_made_and_none_is_lost()
    {
        long kept = 0;
        using (var opened = new OpenedAzure(_place))
        {
            using var stop = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                for (; !stop.IsCancellationRequested; kept++) await opened.Records.WriteAsync("note", $"k{kept}", 0, "1"u8.ToArray());
            });
            for (var i = 0; i < 3; i++)
            {
                await opened.Store.Compact(default);
                // Whoever reads meanwhile finds one moment, though blobs come and go.
                Assert.True((await StoreCheck.VerifyAsync(_place)).Sound);
            }

            await stop.CancelAsync();
            await writing;
        }

        File.Delete(_folder.File("azure.db"));
        using var again = new OpenedAzure(_place);
        Assert.True(kept > 5);
        for (var i = 0L; i < kept; i++) Assert.True(again.Records.Read("note", $"k{i}").Exists, $"k{i} of {kept}");
        Assert.Equal(3, Container.GetBlobs().Count());
    }

    private BlobContainerClient Container => new(_place.AzureBlobs, _place.AzureContainer);

    private async Task Tell(OpenedAzure opened)
    {
        await opened.Records.WriteAsync(StoreNames.Profile, _ann.Value, 0, "{}"u8.ToArray());
        await opened.Records.WriteAsync("note", "yoga", 0, Encoding.UTF8.GetBytes($"\"{_ann}\""));
        await opened.Journal.AppendAsync($"profile/{_ann}", [new Fact { Number = 1, Kind = FactKind.Saved, At = DateTimeOffset.UnixEpoch, Activity = "yoga", Profile = _ann }], default);
    }

    private async Task Forget(OpenedAzure opened)
    {
        await opened.Records.WriteAsync("note", "yoga", 1, "\"nobody\""u8.ToArray());
        await opened.Journal.EraseAsync(_ann, default);
        await opened.Records.ClearAsync(StoreNames.Profile, _ann.Value, 1);
    }

    // Shared, because the store has them open.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Blobs that hold the number.
    private List<string> Traces()
    {
        var id = Encoding.UTF8.GetBytes(_ann.Value);
        var found = new List<string>();
        foreach (var blob in Container.GetBlobs())
        {
            try
            {
                var bytes = Container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToArray();
                if (blob.Name.EndsWith(".gz", StringComparison.Ordinal))
                {
                    using var large = new MemoryStream();
                    using var small = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
                    small.CopyTo(large);
                    bytes = large.ToArray();
                }

                if (bytes.AsSpan().IndexOf(id) >= 0) found.Add(blob.Name);
            }
            catch (Azure.RequestFailedException gone) when (gone.Status == 404)
            {
            }
        }

        return found;
    }
}
