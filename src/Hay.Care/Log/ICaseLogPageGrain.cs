using System.Collections.Immutable;
using Hay.Grains;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Care;

/// <summary>A hundred lines of a case's log. Key: see <see cref="CaseLog.PageKey"/>.</summary>
[Alias("hay.ICaseLogPageGrain")]
[Version(1)]
public interface ICaseLogPageGrain : IGrainWithStringKey
{
    /// <summary>Keeps the lines, for the log alone. A page that is kept stays as it is. Safe to send twice.</summary>
    [Alias("Keep")] Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct);

    /// <summary>Empty: the page is not full yet.</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<AuditLine>> View(CancellationToken ct);
}
