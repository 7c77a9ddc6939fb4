namespace Hay.Silo.Tests.Storage;

public sealed class SqliteKind : IStoreKind
{
    public OpenStore Open()
    {
        var folder = new TemporaryFolder();
        return folder.OpenStore(folder);
    }
}

public sealed class SqliteStates : StoreContract<SqliteKind>;

public sealed class SqliteFacts : JournalContract<SqliteKind>;

public sealed class SqliteHistory : HistoryContract<SqliteKind>;
