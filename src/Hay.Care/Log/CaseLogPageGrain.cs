using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

[GrainType("caselogpage")]
internal sealed class CaseLogPageGrain(
    [PersistentState(CareStoreNames.CaseLogPage, CareStoreNames.Provider)] IPersistentState<AuditPage> stored) : Grain, ICaseLogPageGrain
{
    public async Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct)
    {
        var kept = stored.State.Lines;
        ImmutableArray<AuditLine> more = [.. lines.Where(l => kept.IsEmpty || l.Number > kept[^1].Number)];
        if (!more.IsEmpty) await stored.Commit(new AuditPage { Lines = [.. kept, .. more] }, ct);
    }

    public Task<ImmutableArray<AuditLine>> View(CancellationToken ct) => Task.FromResult(stored.State.Lines);
}
