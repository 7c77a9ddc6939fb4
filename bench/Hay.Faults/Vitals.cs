using System.Globalization;

namespace Hay.Faults;

/// <summary>What a process holds now.</summary>
/// <param name="Megabytes">What its garbage collector could not free.</param>
/// <param name="Threads">As Linux says it.</param>
/// <param name="Files">Open files and connections, as Linux says it.</param>
internal sealed record Vitals(long Megabytes, int Threads, int Files)
{
    private const int MoreMegabytes = 150;
    private const int MoreThreads = 60;
    private const int MoreFiles = 150;

    /// <summary>Whether it holds little more than it did: what grew is too much to be chance.</summary>
    public bool IsLike(Vitals before) =>
        Megabytes <= before.Megabytes + MoreMegabytes && Threads <= before.Threads + MoreThreads && Files <= before.Files + MoreFiles;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Megabytes} MB, {Threads} threads, {Files} files");
}
