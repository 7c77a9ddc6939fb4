namespace Hay.Silo.Storage;

/// <summary>
/// How a compare-and-set ended. <see cref="Version"/> is the record's version in the store after the call: the new one
/// when <see cref="Accepted"/>, else the one that was there instead of the expected one (0 for no record).
/// </summary>
public readonly record struct WriteOutcome(bool Accepted, long Version);
