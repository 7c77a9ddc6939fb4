using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("audit-page")]
internal sealed class AuditPageGrain(
    [PersistentState(StoreNames.AuditPage, StoreNames.Provider)] IPersistentState<AuditPage> stored) : Grain, IAuditPageGrain
{
    public async Task Keep(ImmutableArray<AuditLine> lines, CancellationToken ct)
    {
        if (stored.State.Lines.IsEmpty) await stored.Commit(new AuditPage { Lines = lines }, ct);
    }

    public Task<ImmutableArray<AuditLine>> View(CancellationToken ct) => Task.FromResult(stored.State.Lines);
}
