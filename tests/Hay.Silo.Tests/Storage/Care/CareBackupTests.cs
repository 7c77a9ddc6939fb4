using Hay.Care;
using Hay.Silo.Console;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage.Care;

/// <summary>Backup, restore and migrate take the connector service's store along, sealed as it is, and never its keys.</summary>
public sealed class CareBackupTests : IDisposable
{
    private readonly TemporaryFolder _first = new(), _second = new(), _files = new();
    private readonly CareKey _key = CareKey.New();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_backup_of_both_is_two_files_and_both_are_put_back()
    {
        await Fill(_first);
        var file = _files.File("monday.hay");
        Assert.Equal(0, await Hay("backup", file, "--data", _first.Path));
        Assert.Equal(["monday.hay", "monday.hay.care"], Directory.EnumerateFiles(_files.Path).Select(Path.GetFileName).Order());
        Assert.Equal(0, await Hay("restore", file, "--data", _second.Path));
        Assert.Equal(StoredRows.Of(Care(_first)), StoredRows.Of(Care(_second)));
        Assert.Equal(StoredRows.Of(_first.Path), StoredRows.Of(_second.Path));
        foreach (var written in Directory.EnumerateFiles(_files.Path)) Assert.True((await File.ReadAllBytesAsync(written)).AsSpan().IndexOf(_key.Bytes) < 0);

        using var store = await CareStore.Open(Care(_second), CareKeys.Parse(_key.Written), null);
        Assert.Equal("{\"a\":1}"u8.ToArray(), (await store.Records.ReadAsync(CareStoreNames.Case, "a")).Json);
    }

    [Fact]
    public async Task Records_that_are_there_are_replaced_only_on_request_and_neither_store_is_touched_before()
    {
        await Fill(_first);
        var file = _files.File("monday.hay");
        await Hay("backup", file, "--data", _first.Path);
        using (var care = await CareStore.Open(Care(_second), CareKeys.Parse(_key.Written), null)) await care.Records.WriteAsync(CareStoreNames.Case, "later", 0, "{}"u8.ToArray());
        var before = StoredRows.Of(Care(_second));

        Assert.Equal(1, await Hay("restore", file, "--data", _second.Path));
        Assert.Equal(before, StoredRows.Of(Care(_second)));
        Assert.False(File.Exists(_second.File("hay.db")));
        Assert.Equal(0, await Hay("restore", file, "--replace", "--data", _second.Path));
        Assert.Equal(StoredRows.Of(Care(_first)), StoredRows.Of(Care(_second)));
    }

    [Fact]
    public async Task Without_the_connector_service_it_is_one_file_and_a_stray_second_one_is_refused()
    {
        using (var opened = _first.Open()) await opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray());
        var file = _files.File("monday.hay");
        Assert.Equal(0, await Hay("backup", file, "--data", _first.Path));
        Assert.Equal([file], Directory.EnumerateFiles(_files.Path));
        await File.WriteAllTextAsync(file + ".care", "of last month");
        Assert.Equal(1, await Hay("backup", file, "--data", _first.Path));
        Assert.Equal("of last month", await File.ReadAllTextAsync(file + ".care"));
    }

    [Fact]
    public async Task It_is_named_beside_the_store_that_is_moved()
    {
        await Fill(_first);
        var database = PostgresServer.Shared.NewSchema();
        var options = new SiloOptions { DataFolder = "other", CarePostgres = database };
        Assert.Equal(Care(_first), CareBackup.Beside(new StorePlace(_first.Path), options)!.Value.Folder);
        Assert.Equal(database, CareBackup.Beside(new StorePlace("", "Host=db"), options)!.Value.Postgres);
        Assert.Null(CareBackup.Beside(new StorePlace("", "Host=db"), options with { CarePostgres = "" }));

        Assert.Equal("", new StoreCopy(Care(_first), new StorePlace("", database, IsCare: true), static _ => { }, default).Run().Problem);
        using var store = await CareStore.Open(new StorePlace("", database), CareKeys.Parse(_key.Written), null);
        Assert.Equal("{\"a\":1}"u8.ToArray(), (await store.Records.ReadAsync(CareStoreNames.Case, "a")).Json);
        Assert.Equal(2, (await store.Records.WriteAsync(CareStoreNames.Case, "a", 1, "{}"u8.ToArray())).Version);
    }

    private static string Care(TemporaryFolder folder) => folder.File("care");

    private static Task<int> Hay(params string[] words) => HayConsole.Run(words, static (_, _) => Task.CompletedTask);

    private async Task Fill(TemporaryFolder folder)
    {
        using (var opened = folder.Open()) await opened.Store.WriteAsync("note", "a", 0, "1"u8.ToArray());
        using var care = await CareStore.Open(Care(folder), CareKeys.Parse(_key.Written), null);
        await care.Records.WriteAsync(CareStoreNames.Case, "a", 0, "{\"a\":1}"u8.ToArray());
    }
}
