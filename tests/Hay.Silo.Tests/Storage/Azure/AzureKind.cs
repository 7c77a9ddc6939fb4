using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

public sealed class AzureKind : IStoreKind
{
    public OpenStore Open()
    {
        var folder = new TemporaryFolder();
        return Open(AzuriteServer.Shared.NewPlace(folder.Path), folder);
    }

    /// <summary>Opens a store by its contracts; disposing closes it, then disposes <paramref name="after"/>.</summary>
    internal static OpenStore Open(StorePlace place, IDisposable? after = null)
    {
        var opened = new OpenedAzure(place, after);
        return new OpenStore(
            new JsonGrainStorage(opened.Store.Records, OpenStore.Json), new SqliteChangeFeed(opened.Store.Records), new SqliteJournal(opened.Store.Records, OpenStore.Json), opened);
    }
}

/// <summary>An open store with the folder it holds.</summary>
internal sealed class OpenedAzure : IDisposable
{
    private readonly DataFolder _folder;
    private readonly IDisposable? _after;

    public OpenedAzure(StorePlace place, IDisposable? after = null, TimeSpan? patience = null)
    {
        _folder = DataFolder.Open(place.Folder);
        _after = after;
        try
        {
            Store = AzureStore.Open(_folder, place, patience: patience);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    public AzureStore Store { get; }

    public SqliteStore Records => Store.Records;

    public SqliteJournal Journal => new(Records, OpenStore.Json);

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
        _after?.Dispose();
    }
}

public sealed class AzureStates : StoreContract<AzureKind>;

public sealed class AzureFacts : JournalContract<AzureKind>;

public sealed class AzureHistory : HistoryContract<AzureKind>;

public sealed class AzureErasure : ErasureContract<AzureKind>;
