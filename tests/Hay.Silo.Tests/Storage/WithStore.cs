namespace Hay.Silo.Tests.Storage;

/// <summary>A kind of store: how to open an empty one. Disposing what it opens takes away all traces.</summary>
public interface IStoreKind
{
    OpenStore Open();
}

/// <summary>A test class with an empty store of its own for each test.</summary>
public abstract class WithStore<TKind> : IDisposable
    where TKind : IStoreKind, new()
{
    protected OpenStore Store { get; } = new TKind().Open();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Store.Dispose();
    }
}
