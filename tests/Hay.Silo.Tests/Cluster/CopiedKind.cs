using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Silo.Tests.Cluster;

/// <summary>States of another provider, with copies in a store of ours: here the other provider is a second store of ours.</summary>
public sealed class CopiedKind : IStoreKind
{
    public OpenStore Open()
    {
        var (truth, copies) = (new TemporaryFolder(), new TemporaryFolder());
        var (a, b) = (DataFolder.Open(truth.Path), DataFolder.Open(copies.Path));
        var (states, store) = (SqliteStore.Open(a), SqliteStore.Open(b));
        return new OpenStore(
            new CopiedGrainStorage(new JsonGrainStorage(states, OpenStore.Json), store, OpenStore.Json),
            new SqliteChangeFeed(store), new SqliteJournal(store, OpenStore.Json), new Together(states, store, a, b, truth, copies));
    }

    private sealed class Together(params IDisposable[] all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all) one.Dispose();
        }
    }
}

public sealed class CopiedStates : StoreContract<CopiedKind>;
