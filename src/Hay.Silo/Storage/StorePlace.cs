namespace Hay.Silo.Storage;

/// <summary>Where a store is: in a data folder, or in PostgreSQL or Azure Blob Storage where one of these is named.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Postgres">Npgsql's connection string; empty: not there.</param>
/// <param name="AzureBlobs">Connection string of an Azure storage account; empty: not there.</param>
/// <param name="AzureContainer">The container in it.</param>
/// <param name="Shared">Whether other processes of a cluster have it open too; else it is held for this one alone.</param>
/// <param name="IsCare">Whether it is the connector service's, and not the site's own.</param>
public readonly record struct StorePlace(string Folder, string Postgres = "", string AzureBlobs = "", string AzureContainer = StorePlace.UsualContainer,
    bool Shared = false, bool IsCare = false)
{
    public const string UsualContainer = "hay";

    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public bool IsAzure => !string.IsNullOrWhiteSpace(AzureBlobs);

    /// <summary>SQLite, in the folder.</summary>
    public bool IsFolder => !IsPostgres && !IsAzure;

    /// <summary>Secrets are for nobody's log.</summary>
    public override string ToString() => IsPostgres ? "PostgreSQL" : IsAzure ? $"Azure, container {AzureContainer}" : Folder;

    public static implicit operator StorePlace(string folder) => new(folder);

    public static StorePlace FromString(string folder) => new(folder);
}
