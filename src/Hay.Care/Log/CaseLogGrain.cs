using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

[GrainType("caselog")]
internal sealed class CaseLogGrain(
    [PersistentState(CareStoreNames.CaseLog, CareStoreNames.Provider)] IPersistentState<AuditLog> stored,
    TimeProvider clock) : Grain, ICaseLogGrain
{
    public async Task<long> Write(ImmutableArray<AuditEntry> entries, CancellationToken ct)
    {
        var log = stored.State;
        if (log.FullPage() is { } page)
        {
            // Its lines leave here with the next write. Broken off in between, they are in both places, and the same.
            var key = CaseLog.PageKey(this.GetPrimaryKeyString(), AuditLog.PageOf(page.Lines[0].Number));
            await GrainFactory.GetGrain<ICaseLogPageGrain>(key).Keep(page.Lines, ct);
            log = log.WithoutFullPage();
        }

        var first = log.Last + 1;
        await stored.Commit(log.Add(entries, clock.GetUtcNow()), ct);
        return first;
    }

    public Task<AuditTail> Tail(CancellationToken ct) => Task.FromResult(stored.State.View());
}
