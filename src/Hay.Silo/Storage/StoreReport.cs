using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// What <see cref="StoreCheck"/> found. <see cref="Records"/>: states that are there. <see cref="Cleared"/>: records that
/// were taken away. <see cref="Facts"/>: entries of the journal. <see cref="Findings"/>: what is wrong, a sentence each.
/// </summary>
public sealed record StoreReport(long Records, long Cleared, long Facts, ImmutableArray<string> Findings)
{
    /// <summary>The last line of the audit log; null: it was not read.</summary>
    public AuditHead? Audit { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    public bool Sound => Findings.IsEmpty;
}
