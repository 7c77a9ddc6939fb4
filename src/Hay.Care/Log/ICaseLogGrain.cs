using System.Collections.Immutable;
using Hay.Grains;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Care;

/// <summary>
/// Who looked at one case and who changed it, for ever; a chain as the site's audit log is one (<see cref="AuditLine"/>). Key: the case's id.
/// Ask by <see cref="CaseLog"/>.
/// </summary>
[Alias("hay.ICaseLogGrain")]
[Version(1)]
public interface ICaseLogGrain : IGrainWithStringKey
{
    /// <summary>Adds these lines, and completes once they are kept (docs/decisions/0026-looks.md): the number of the first. Sent twice, they are there twice.</summary>
    [Alias("Write")] Task<long> Write(ImmutableArray<AuditEntry> entries, CancellationToken ct);

    /// <summary>What is in no page yet.</summary>
    [ReadOnly, Alias("Tail")] Task<AuditTail> Tail(CancellationToken ct);
}
