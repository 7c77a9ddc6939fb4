namespace Hay.Embedded;

/// <summary>What a reference leads to: an activation, the workers of a key, or an observer.</summary>
internal interface ITarget
{
    /// <summary>Takes the turn on; false when this target is no more and another must be found.</summary>
    bool Receive(Turn turn);

    /// <summary>Answers the callers whose time is up and, given a time, ends what nobody has used since.</summary>
    void Sweep(long round, long? unusedSince);

    /// <summary>Ends it once the turns that run are done.</summary>
    void Deactivate(DeactivationReason reason);
}
