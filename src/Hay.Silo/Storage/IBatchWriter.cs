namespace Hay.Silo.Storage;

/// <summary>The connection by which a store writes. Used by one thread at a time; disposing undoes what was not committed.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>
    /// Whether something is kept that is safe from the end of this process and not yet from that of the machine. Never so of more than what
    /// <see cref="PendingWrite.MayFollow"/>.
    /// </summary>
    bool IsBehind => false;

    /// <summary>
    /// Writes all of them in their order, in one transaction, and returns when they are durable, or behind. Throws where that cannot be: then
    /// none is kept, and the connection is not used again.
    /// </summary>
    void Keep(IReadOnlyList<PendingWrite> batch);

    /// <summary>Makes durable what is behind. Throws where that cannot be: then nobody knows whether it is, and the connection is not used again.</summary>
    void Settle()
    {
    }

    /// <summary>There will be no more: tidies up.</summary>
    void Finish();
}
