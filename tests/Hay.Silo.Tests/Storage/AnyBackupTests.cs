using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A backup of a store of any kind, made while it is written to, is of one moment, and can be put into a store of any kind.</summary>
public sealed class AnyBackupTests : IDisposable
{
    private readonly TemporaryFolder _first = new(), _second = new(), _files = new();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData("folder", "azure")]
    [InlineData("azure", "postgres")]
    [InlineData("postgres", "folder")]
    public async Task A_backup_made_while_many_write_is_of_one_moment_whatever_it_is_put_into(string from, string to)
    {
        var (source, target) = (Place(from, _first), Place(to, _second));
        using var opened = Open(source);
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // One writer, one key after the other: any moment of this has the keys 0..n with none missing.
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await opened.Records.WriteAsync("note", $"k{i}", 0, "1"u8.ToArray());
                if (i == 50) started.SetResult();
            }
        });
        await started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await StoreBackup.BackupAsync(source, _files.File("monday.hay"));
        await stop.CancelAsync();
        await writing;

        await StoreBackup.RestoreAsync(target, _files.File("monday.hay"), replace: false);
        Assert.Equal(["monday.hay"], Directory.EnumerateFileSystemEntries(_files.Path).Select(Path.GetFileName));
        var report = await StoreCheck.VerifyAsync(target);
        Assert.True(report.Sound);
        Assert.InRange(report.Records, 51, long.MaxValue);
        using var restored = Open(target);
        for (var i = 0; i < report.Records; i++) Assert.Equal(1, (await restored.Records.ReadAsync("note", $"k{i}")).Version);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("postgres")]
    public async Task Data_that_are_there_are_replaced_only_on_request(string kind)
    {
        var place = Place(kind, _first);
        await StoredRows.Fill(_second);
        await StoreBackup.BackupAsync(_second.Path, _files.File("monday.hay"));
        using (var opened = Open(place)) await opened.Records.WriteAsync("note", "later", 0, "1"u8.ToArray());

        var refused = await Assert.ThrowsAsync<StoreFailedException>(() => StoreBackup.RestoreAsync(place, _files.File("monday.hay"), replace: false));
        Assert.Contains("holds a store already", refused.Message, StringComparison.Ordinal);
        using (var kept = Open(place)) Assert.True((await kept.Records.ReadAsync("note", "later")).Exists);

        await StoreBackup.RestoreAsync(place, _files.File("monday.hay"), replace: true);
        Assert.Equal(StoredRows.Of(_second.Path), StoredRows.Of(place));
        using var restored = Open(place);
        Assert.False((await restored.Records.ReadAsync("note", "later")).Exists);
        Assert.True((await restored.Records.WriteAsync("note", "later", 0, "1"u8.ToArray())).Accepted);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("postgres")]
    public async Task What_is_no_backup_is_refused_and_changes_nothing(string kind)
    {
        var place = Place(kind, _first);
        using (var opened = Open(place)) await opened.Records.WriteAsync("note", "mine", 0, "1"u8.ToArray());
        await File.WriteAllTextAsync(_files.File("letter.txt"), "Dear mother, this is not a database at all.");

        await Assert.ThrowsAsync<DataFolderDamagedException>(() => StoreBackup.RestoreAsync(place, _files.File("letter.txt"), replace: true));

        using var kept = Open(place);
        Assert.True((await kept.Records.ReadAsync("note", "mine")).Exists);
    }

    [Fact]
    public void A_store_in_use_is_not_restored_into()
    {
        var (postgres, azure) = (Place("postgres", _first), Place("azure", _first));
        using var one = PostgresLock.TakeOrRefuse(postgres.Postgres, shared: false);
        using var other = new OpenedAzure(azure);

        foreach (var open in (Action[])[() => new PostgresCopyTarget(postgres.Postgres, replace: true).Dispose(), () => new AzureCopyTarget(azure, replace: true, _ => { }, TimeSpan.Zero).Dispose()])
        {
            Assert.Contains("Another Hay is using", Assert.Throws<StoreFailedException>(open).Message, StringComparison.Ordinal);
        }
    }

    private static StorePlace Place(string kind, TemporaryFolder folder) => kind switch
    {
        "azure" => AzuriteServer.Shared.NewPlace(folder.Path),
        "postgres" => new StorePlace(folder.Path, PostgresServer.Shared.NewSchema()),
        _ => new StorePlace(folder.Path),
    };

    private static AnyOpened Open(StorePlace place)
    {
        if (place.IsAzure && new OpenedAzure(place) is var azure) return new AnyOpened(azure.Records, azure);
        if (place.IsPostgres && PostgresStore.Open(place.Postgres) is var postgres) return new AnyOpened(postgres, postgres);
        var folder = new Opened(place.Folder, null, null);
        return new AnyOpened(folder.Store, folder);
    }

    private sealed record AnyOpened(IRecordStore Records, IDisposable All) : IDisposable
    {
        public void Dispose() => All.Dispose();
    }
}
