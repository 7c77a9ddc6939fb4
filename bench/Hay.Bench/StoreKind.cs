using System.ComponentModel;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Bench;

/// <summary>A kind of store to measure, with a server of its own where it needs one.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Rounds">How often it is measured, after a round to fill it.</param>
/// <param name="Target">How many times as many writes in groups as one by one.</param>
/// <param name="Open">Opens it, made to write in a certain way.</param>
/// <param name="Server">Ends with the measuring; null: there is none.</param>
internal sealed record StoreKind(string Name, int Rounds, double Target, Func<StoreLimits, (IRecordStore Records, IDisposable Opened)> Open, IDisposable? Server = null) : IDisposable
{
    /// <summary>In the folder.</summary>
    public static StoreKind Sqlite(DataFolder folder) => new("SQLite", 5, 10, limits => SqliteStore.Open(folder, limits) is var store ? (store, store) : default);

    /// <summary>On a server of the bench's own, on loopback.</summary>
    public static StoreKind Postgres()
    {
        var server = new PostgresServer();
        var schema = server.NewSchema();
        return new("PostgreSQL", 3, 4, limits => PostgresStore.Open(schema, limits) is var store ? (store, store) : default, server);
    }

    /// <summary>On azurite, with its copy in the folder.</summary>
    public static StoreKind Azure(DataFolder folder)
    {
        var server = new AzuriteServer();
        var place = server.NewPlace(folder.Path);
        return new("Azure (azurite)", 3, 10, limits => AzureStore.Open(folder, place, limits) is var store ? (store.Records, store) : default, server);
    }

    /// <summary>One that is not installed here is left out, and said so.</summary>
    public static StoreKind? WhereInstalled(string name, Func<StoreKind> start, TextWriter progress)
    {
        try
        {
            return start();
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception or FileNotFoundException)
        {
            progress.WriteLine($"{name} is left out, for its server could not be started: {cause.Message}");
            return null;
        }
    }

    public void Dispose() => Server?.Dispose();
}
