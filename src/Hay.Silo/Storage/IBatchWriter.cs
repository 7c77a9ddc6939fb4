namespace Hay.Silo.Storage;

/// <summary>The connection by which a store writes. Used by one thread at a time; disposing undoes what was not committed.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Writes all of them in their order, in one transaction, and returns when they are durable. Throws where that cannot be: then
    /// none is kept, and the connection is not used again.
    /// </summary>
    void Keep(IReadOnlyList<PendingWrite> batch);

    /// <summary>There will be no more: tidies up.</summary>
    void Finish();
}
