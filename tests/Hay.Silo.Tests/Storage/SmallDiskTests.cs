using System.Text;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A disk that is really full, and one that is really read-only.</summary>
public sealed class SmallDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_refuses_writes_in_words_and_the_store_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk();
        var ballast = Path.Combine(disk.Path, "ballast");
        using var opened = new Opened(disk.Path, null, null);
        await opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray());
        await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync(ballast, new byte[1 << 20]));

        var big = Encoding.UTF8.GetBytes($"\"{new string('x', 20_000)}\"");
        var error = await Assert.ThrowsAsync<StoreFailedException>(() => opened.Store.WriteAsync("note", "b", 0, big));
        Assert.Contains("disk is full: free some space", error.Message, StringComparison.Ordinal);
        Assert.Equal("1"u8.ToArray(), opened.Store.Read("note", "a").Json);
        Assert.False(opened.Store.Read("note", "b").Exists);

        File.Delete(ballast);
        Assert.True((await opened.Store.WriteAsync("note", "b", 0, big)).Accepted);
        Assert.Equal(big, opened.Store.Read("note", "b").Json);
    }

    [SmallDiskFact]
    public void A_read_only_folder_is_refused_in_words()
    {
        using var disk = new SmallDisk();
        disk.MakeReadOnly();
        var error = Assert.Throws<DataFolderReadOnlyException>(() => DataFolder.Open(Path.Combine(disk.Path, "data")));
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [SmallDiskFact]
    public async Task A_store_on_a_disk_turned_read_only_is_refused_in_words_and_stays_whole()
    {
        using var disk = new SmallDisk();
        using (var opened = new Opened(disk.Path, null, null))
        {
            await opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray());
        }

        var before = File.ReadAllBytes(Path.Combine(disk.Path, "hay.db"));
        disk.MakeReadOnly();
        Assert.Throws<DataFolderReadOnlyException>(() => DataFolder.Open(disk.Path));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(disk.Path, "hay.db")));
    }
}
