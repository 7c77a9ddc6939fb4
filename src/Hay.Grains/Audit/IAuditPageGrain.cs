using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>A hundred lines of the audit log. Key: see <see cref="AuditPage.Key"/>.</summary>
[Alias("hay.IAuditPageGrain")]
[Version(2)]
public interface IAuditPageGrain : IGrainWithStringKey
{
    /// <summary>Keeps the lines, for the audit log alone. A page that is kept stays as it is. Safe to send twice.</summary>
    [Alias("Keep")] Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct);

    /// <summary>Empty: the page is not full yet. Not for the public.</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<AuditLine>> View(CancellationToken ct);
}
