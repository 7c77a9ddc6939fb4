using Azure;

namespace Hay.Silo.Storage;

/// <summary>
/// Copies into a container: all rows into a file on this machine first, which then becomes the container's snapshot. The file is in a folder of
/// its own, so that the data folder may be what is copied.
/// </summary>
internal sealed class AzureCopyTarget : ICopyTarget
{
    private readonly Action<string> _progress;
    private readonly string _folder;
    private readonly AzureHold _hold;
    private SqliteCopyTarget? _file;
    private AzureSnapshot? _placed;

    /// <param name="place">Which container; the file is in its folder.</param>
    /// <param name="replace">Whether what it holds goes, once the copy is whole.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="patience">How long to wait for a process that has died; null: as long as that may take.</param>
    /// <exception cref="StoreFailedException">It is in use, holds a store already, or cannot be had.</exception>
    public AzureCopyTarget(StorePlace place, bool replace, Action<string> progress, TimeSpan? patience = null)
    {
        _progress = progress;
        _folder = Path.Combine(place.Folder, "azure-copy");
        if (replace && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        // Stopped after its last row: there are perhaps more by now.
        if (File.Exists(DataFolder.DatabaseIn(_folder))) File.Move(DataFolder.DatabaseIn(_folder), DataFolder.DatabaseIn(_folder) + ".copy");
        _file = new SqliteCopyTarget(_folder);
        try
        {
            _hold = AzureHold.Take(place, Guid.NewGuid().ToString(), isCopy: true, patience);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        if (_hold.Contents is { Copying: false } there && !(there.Snapshot is null && there.Logs.IsEmpty) && !replace)
        {
            Dispose();
            throw new StoreFailedException("The container holds a store already, and nothing is copied over one: name an empty container.", null);
        }
    }

    public (long Seq, long Position) Reached => _file!.Reached;

    public void Keep(IReadOnlyList<StateRow> states) => _file!.Keep(states);

    public void Keep(IReadOnlyList<FactRow> facts) => _file!.Keep(facts);

    public void Place() => InWords(() =>
    {
        _file!.Finish();
        _file.Dispose();
        _file = null;
        _progress("Sending all of it to the container");
        var snapshot = new AzureSnapshot(AzureSnapshot.NewName(LogPosition.Beginning), LogPosition.Beginning);
        AzureCopy.Upload(_hold.Container, snapshot.Name, DataFolder.DatabaseIn(_folder));
        _placed = snapshot;
        return true;
    });

    // Once it is there, what comes back from there is read.
    public T Read<T>(Func<StoreTables, T> read) => _placed is null ? _file!.Read(read) : InWords(() =>
    {
        var file = Path.Combine(_folder, "placed.db");
        AzureCopy.Begin(_hold.Container, Whole, file);
        return StoreTables.ReadFile(file, read);
    });

    public void Finish() => InWords(() =>
    {
        _hold.Change(_ => Whole);
        _hold.Sweep();
        Directory.Delete(_folder, recursive: true);
        return true;
    });

    public void Dispose()
    {
        _file?.Dispose();
        _hold.Dispose();
    }

    private AzureContents Whole => AzureContents.New(copying: false) with { Snapshot = _placed };

    private static T InWords<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (cause is RequestFailedException or AggregateException or StoreTakenException)
        {
            throw StoreFailedException.From(cause);
        }
    }
}
