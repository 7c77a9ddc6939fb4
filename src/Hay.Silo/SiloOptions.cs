namespace Hay.Silo;

/// <summary>What an operator may say when the process starts.</summary>
public sealed record SiloOptions
{
    /// <summary>Where everything is kept (but for what <see cref="Postgres"/> or <see cref="AzureBlobs"/> keeps); made when it is not there.</summary>
    public string DataFolder { get; init; } = "./data";
    /// <summary>Npgsql's connection string of the database that keeps grains and journal; empty: SQLite, in the folder.</summary>
    public string Postgres { get; init; } = "";
    /// <summary>Connection string of the Azure storage account that keeps grains and journal; empty: they are not there.</summary>
    public string AzureBlobs { get; init; } = "";
    /// <summary>The container in it.</summary>
    public string AzureContainer { get; init; } = Storage.StorePlace.UsualContainer;
    /// <summary>Addresses to serve, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";
    /// <summary>Whether the invented demo county is loaded.</summary>
    public bool Demo { get; init; } = true;
    /// <summary>spaces.json files of further counties, beside the one that comes with Hay.</summary>
    public IReadOnlyList<string> SpaceFiles { get; init; } = [];
    /// <summary>Whether the picks are trained each night, in a process of their own.</summary>
    public bool TrainsNightly { get; init; }
    /// <summary>Address of map tiles with {z}, {x} and {y}; empty: maps show our own outlines only, and nothing leaves the site.</summary>
    public string Tiles { get; init; } = "";
    /// <summary>Whether the connector service is on, with a store of its own.</summary>
    public bool Care { get; init; }
    /// <summary>Npgsql's connection string of the database that keeps its records; empty: SQLite, in the folder's care/.</summary>
    public string CarePostgres { get; init; } = "";
    /// <summary>The keys that seal them: ID:KEY, several separated by semicolons. A secret.</summary>
    public string CareKeys { get; init; } = "";
    /// <summary>File of the providers, teams, networks and practices that it works for; empty: the invented ones that come with Hay.</summary>
    public string CareNetwork { get; init; } = "";
    /// <summary>Whom to thank for the tiles, in words.</summary>
    public string TilesCredit { get; init; } = "";

    /// <summary>Where the store is.</summary>
    /// <exception cref="InvalidDataException">Two are named.</exception>
    internal Storage.StorePlace Store => !string.IsNullOrWhiteSpace(Postgres) && !string.IsNullOrWhiteSpace(AzureBlobs)
        ? throw new InvalidDataException("Both settings Hay__Postgres and Hay__AzureBlobs name a store, and Hay has one: take one of them away.")
        : new(DataFolder, Postgres, AzureBlobs, AzureContainer);

    /// <summary>Where the connector service keeps its records, whether it is on or not.</summary>
    internal Storage.StorePlace CarePlace => new(Path.Combine(DataFolder, "care"), CarePostgres, IsCare: true);
}
