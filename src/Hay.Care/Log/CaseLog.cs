using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>The one way to write into the log of a case, and to read in it.</summary>
public static class CaseLog
{
    /// <summary>The key of a page of a case's log; pages count from 1, and keys of one case are in their order.</summary>
    public static string PageKey(string caseId, long page) => $"{caseId}-{AuditPage.Key(page)}";

    internal static Task<long> Write(IGrainFactory grains, string caseId, AuditAct act, string who, string note, CancellationToken ct) =>
        grains.GetGrain<ICaseLogGrain>(caseId).Write([new AuditEntry(who, act, CareStoreNames.Case, caseId, note)], ct);

    /// <summary>All lines by number, oldest first. The look at them is itself a line, and is the last one. Null: not allowed.</summary>
    /// <param name="grains">Where the log is.</param>
    /// <param name="caseId">Whose.</param>
    /// <param name="by">Who asks: see <see cref="CareAction.SeeLog"/>.</param>
    /// <param name="place">Where the case is; null for an administrator, who sees no case.</param>
    /// <param name="ct">Ends it.</param>
    public static Task<ImmutableArray<AuditLine>?> Read(IGrainFactory grains, string caseId, CareActor by, CasePlace? place, CancellationToken ct) => throw new NotImplementedException();
}
