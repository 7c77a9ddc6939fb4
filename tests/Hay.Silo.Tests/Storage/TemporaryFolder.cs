using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A data folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hay-store-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Opens the store; disposing closes it, then disposes <paramref name="after"/>.</summary>
    public OpenStore OpenStore(IDisposable? after = null)
    {
        var opened = new Opened(Path, null, after);
        return new OpenStore(
            new JsonGrainStorage(opened.Store, Storage.OpenStore.Json),
            new SqliteChangeFeed(opened.Store),
            new SqliteJournal(opened.Store, Storage.OpenStore.Json),
            opened);
    }

    public Opened Open(StoreLimits? limits = null) => new(Path, limits, null);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>An open store with the folder it holds.</summary>
internal sealed class Opened : IDisposable
{
    private readonly DataFolder _folder;
    private readonly IDisposable? _after;

    public Opened(string path, StoreLimits? limits, IDisposable? after)
    {
        _folder = DataFolder.Open(path);
        _after = after;
        try
        {
            Store = SqliteStore.Open(_folder, limits);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    public SqliteStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
        _after?.Dispose();
    }
}
