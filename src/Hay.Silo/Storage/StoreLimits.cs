namespace Hay.Silo.Storage;

/// <summary>How much the store takes at a time.</summary>
public sealed record StoreLimits
{
    /// <summary>The largest single state, in bytes. Larger ones are refused before they can hold up anyone else's write.</summary>
    public const int MaxStateBytes = 16 * 1024 * 1024;

    /// <summary>The most writes in one transaction: bounds how long the first of them waits for the last.</summary>
    public int Batch { get; init; } = 512;

    /// <summary>A transaction with this many bytes takes no further write.</summary>
    public long Bytes { get; init; } = long.MaxValue;

    /// <summary>The most writes waiting; further callers wait for room.</summary>
    public int Waiting { get; init; } = 4096;

    /// <summary>The largest database file, in pages of 4 KiB; 0 for as large as the disk allows.</summary>
    public long Pages { get; init; }
}
