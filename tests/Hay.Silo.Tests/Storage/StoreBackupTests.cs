using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A backup is whole and of one moment; putting it back never loses what nobody said could go.</summary>
public sealed class StoreBackupTests : IDisposable
{
    private readonly TemporaryFolder _from = new();
    private readonly TemporaryFolder _to = new();

    private string Copy => _to.File("copies/monday.hay");

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public async Task A_backup_put_back_in_an_empty_folder_holds_the_same()
    {
        await Fill(_from, "a", "b");
        await StoreBackup.BackupAsync(_from.Path, Copy);
        await StoreBackup.RestoreAsync(_to.File("data"), Copy, replace: false);
        Assert.True((await StoreCheck.VerifyAsync(_to.File("data"))).Sound);
        using var restored = new Opened(_to.File("data"), null, null);
        Assert.Equal("\"a\""u8.ToArray(), restored.Store.Read("note", "a").Json);
        Assert.Equal(1, restored.Store.Read("note", "b").Version);
    }

    [Fact]
    public async Task A_backup_made_while_many_write_is_of_one_moment()
    {
        using var opened = _from.Open();
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // One writer, one key after the other: any moment of this has the keys 0..n with none missing.
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await opened.Store.WriteAsync("note", $"k{i}", 0, "1"u8.ToArray());
                if (i == 50)
                {
                    started.SetResult();
                }
            }
        });
        await started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await StoreBackup.BackupAsync(_from.Path, Copy);
        await stop.CancelAsync();
        await writing;

        await StoreBackup.RestoreAsync(_to.File("data"), Copy, replace: false);
        var records = (await StoreCheck.VerifyAsync(_to.File("data"))).Records;
        using var restored = new Opened(_to.File("data"), null, null);
        Assert.InRange(records, 51, long.MaxValue);
        Assert.All(Enumerable.Range(0, (int)records), i => Assert.True(restored.Store.Read("note", $"k{i}").Exists));
    }

    [Fact]
    public async Task Data_that_is_there_is_replaced_only_on_request()
    {
        await Fill(_from, "a");
        await StoreBackup.BackupAsync(_from.Path, Copy);
        await Fill(_from, "later");
        await Assert.ThrowsAsync<DataFolderNotEmptyException>(() => StoreBackup.RestoreAsync(_from.Path, Copy, replace: false));
        using (var kept = _from.Open())
        {
            Assert.True(kept.Store.Read("note", "later").Exists);
        }

        await StoreBackup.RestoreAsync(_from.Path, Copy, replace: true);
        using var restored = _from.Open();
        Assert.True(restored.Store.Read("note", "a").Exists);
        Assert.False(restored.Store.Read("note", "later").Exists);
    }

    [Fact]
    public async Task A_damaged_store_can_be_replaced()
    {
        await Fill(_from, "a");
        await StoreBackup.BackupAsync(_from.Path, Copy);
        await File.WriteAllTextAsync(_from.File("hay.db"), "nothing that could be read as a database");
        await StoreBackup.RestoreAsync(_from.Path, Copy, replace: true);
        using var restored = _from.Open();
        Assert.True(restored.Store.Read("note", "a").Exists);
    }

    [Fact]
    public async Task A_folder_in_use_is_not_restored_into()
    {
        await Fill(_from, "a");
        await StoreBackup.BackupAsync(_from.Path, Copy);
        using var opened = _from.Open();
        await Assert.ThrowsAsync<DataFolderInUseException>(() => StoreBackup.RestoreAsync(_from.Path, Copy, replace: true));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_changes_nothing()
    {
        await Fill(_from, "a");
        await File.WriteAllTextAsync(_to.File("letter.txt"), "Dear mother, this is not a database at all.");
        await Assert.ThrowsAsync<DataFolderDamagedException>(
            () => StoreBackup.RestoreAsync(_from.Path, _to.File("letter.txt"), replace: true));
        using var kept = _from.Open();
        Assert.True(kept.Store.Read("note", "a").Exists);
        Assert.False(File.Exists(_from.File("hay.db.new")));
    }

    [Fact]
    public async Task Without_a_store_there_is_nothing_to_back_up()
    {
        var error = await Assert.ThrowsAsync<DataFolderException>(() => StoreBackup.BackupAsync(_from.Path, Copy));
        Assert.Contains("no store", error.Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_backup_that_does_not_fit_says_so_and_leaves_the_one_before()
    {
        using var disk = new SmallDisk();
        var copy = Path.Combine(disk.Path, "monday.hay");
        await Fill(_from, "a");
        await StoreBackup.BackupAsync(_from.Path, copy);
        var before = await File.ReadAllBytesAsync(copy);
        using (var opened = _from.Open())
        {
            await opened.Store.WriteAsync("note", "big", 0, new byte[3_000_000]);
        }

        var error = await Assert.ThrowsAsync<StoreFailedException>(() => StoreBackup.BackupAsync(_from.Path, copy));
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(copy));
        Assert.Single(Directory.GetFiles(disk.Path));
    }

    private static async Task Fill(TemporaryFolder folder, params string[] keys)
    {
        using var opened = folder.Open();
        foreach (var key in keys)
        {
            await opened.Store.WriteAsync("note", key, 0, System.Text.Encoding.UTF8.GetBytes($"\"{key}\""));
        }
    }
}
