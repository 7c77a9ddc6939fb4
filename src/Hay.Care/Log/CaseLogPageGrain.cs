using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

[GrainType("caselogpage")]
internal sealed class CaseLogPageGrain(
    [PersistentState(CareStoreNames.CaseLogPage, CareStoreNames.Provider)] IPersistentState<AuditPage> stored) : Grain, ICaseLogPageGrain
{
    public async Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct)
    {
        if (stored.State.Lines.IsEmpty) await stored.Commit(new AuditPage { Lines = lines }, ct);
    }

    public Task<ImmutableArray<AuditLine>> View(CancellationToken ct) => Task.FromResult(stored.State.Lines);
}
