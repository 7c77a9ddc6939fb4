namespace Hay.Silo.Storage;

/// <summary>Where a store is: in a data folder, or in PostgreSQL where that is named.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Postgres">Npgsql's connection string; empty: SQLite, in the folder.</param>
/// <param name="Shared">Whether other processes of a cluster have it open too; else it is held for this one alone.</param>
public readonly record struct StorePlace(string Folder, string Postgres = "", bool Shared = false)
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public static implicit operator StorePlace(string folder) => new(folder);

    public static StorePlace FromString(string folder) => new(folder);
}
