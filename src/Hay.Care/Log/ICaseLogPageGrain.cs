using System.Collections.Immutable;
using Hay.Grains;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Care;

/// <summary>A hundred lines of a case's log, or as many as there are so far. Key: see <see cref="CaseLog.PageKey"/>.</summary>
[Alias("hay.ICaseLogPageGrain")]
[Version(1)]
public interface ICaseLogPageGrain : IGrainWithStringKey
{
    /// <summary>Adds those of the lines that are not here yet, for the log alone; what is kept stays as it is. Safe to send twice.</summary>
    [Alias("Keep")] Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct);

    /// <summary>By number. Empty: there is none yet.</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<AuditLine>> View(CancellationToken ct);
}
