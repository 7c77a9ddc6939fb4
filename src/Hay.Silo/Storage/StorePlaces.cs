namespace Hay.Silo.Storage;

/// <summary>Stores as an operator names them on a command line.</summary>
internal static class StorePlaces
{
    public const string Postgres = "postgres", Azure = "azure";

    /// <summary>In words, for help and errors.</summary>
    public const string Named = "a data folder, or postgres (the environment's Hay__Postgres), or azure (its Hay__AzureBlobs and Hay__AzureContainer)";

    /// <summary>The store of a name; null: the environment does not say where that is.</summary>
    /// <param name="name">A folder, or one of the two words.</param>
    /// <param name="options">What the environment says.</param>
    public static StorePlace? Find(string name, SiloOptions options) => name switch
    {
        Postgres => options.Postgres.Length > 0 ? new StorePlace(options.DataFolder, options.Postgres) : (StorePlace?)null,
        Azure => options.AzureBlobs.Length > 0 ? new StorePlace(options.DataFolder, AzureBlobs: options.AzureBlobs, AzureContainer: options.AzureContainer) : (StorePlace?)null,
        _ => new StorePlace(name),
    };

    /// <summary>Holds a store that is there, as a site would, so that none is at work on it.</summary>
    /// <exception cref="DataFolderException">It cannot be had.</exception>
    /// <exception cref="StoreFailedException">It cannot be had.</exception>
    public static IDisposable Hold(StorePlace place)
    {
        if (place.IsPostgres) return PostgresLock.TakeOrRefuse(place.Postgres, shared: false);
        if (place.IsAzure) return AzureHold.TakeExisting(place);
        // Before it is held: that would make it.
        DataFolder.FindDatabaseIn(place.Folder);
        return DataFolder.Open(place.Folder);
    }
}
