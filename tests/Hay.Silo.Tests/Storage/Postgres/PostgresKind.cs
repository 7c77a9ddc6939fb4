using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

public sealed class PostgresKind : IStoreKind
{
    public OpenStore Open()
    {
        var connection = PostgresServer.Shared.NewSchema();
        var store = PostgresStore.Open(connection);
        return new OpenStore(new JsonGrainStorage(store, OpenStore.Json), new PostgresChangeFeed(store), new PostgresJournal(store, OpenStore.Json), store);
    }
}

public sealed class PostgresStates : StoreContract<PostgresKind>;

public sealed class PostgresFacts : JournalContract<PostgresKind>;

public sealed class PostgresHistory : HistoryContract<PostgresKind>;

public sealed class PostgresErasure : ErasureContract<PostgresKind>;
