using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// The audit log: who did what, for ever. Lines are added, and nothing here changes or takes away any. A line is written
/// <b>before</b> what it tells of, by the grain that does it: what cannot be written into the log is not done, and after a
/// crash in between the log has a line too many, never one too few. Key: <see cref="Key"/>. Ask by <see cref="Audit"/>.
/// </summary>
[Alias("hay.IAuditGrain")]
[Version(2)]
public interface IAuditGrain : IGrainWithStringKey
{
    const string Key = "0";

    /// <summary>
    /// Adds these lines, and completes once they are durable: the number of the first. What comes while a write is under way goes into one
    /// next write, whoever sends it. Sent twice, it is there twice.
    /// </summary>
    [AlwaysInterleave, Alias("Write")] Task<long> Write(ImmutableArray<AuditEntry> entries, CancellationToken ct);

    /// <summary>What is in no page yet. Not for the public.</summary>
    [AlwaysInterleave, Alias("Tail")] Task<AuditTail> Tail(CancellationToken ct);
}
