namespace Hay.Silo.Storage;

/// <summary>Where a store is: in a data folder, or in PostgreSQL where that is named.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Postgres">Npgsql's connection string; empty: SQLite, in the folder.</param>
public readonly record struct StorePlace(string Folder, string Postgres = "")
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public static implicit operator StorePlace(string folder) => new(folder);

    public static StorePlace FromString(string folder) => new(folder);
}
