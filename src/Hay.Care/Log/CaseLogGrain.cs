using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

[GrainType("caselog")]
internal sealed class CaseLogGrain(
    [PersistentState(CareStoreNames.CaseLog, CareStoreNames.Provider)] IPersistentState<AuditLog> stored,
    TimeProvider clock) : Grain, ICaseLogGrain
{
    // Each line writes again what has not left yet, and somebody waits for it to see a record.
    private const int Handful = 10;

    public async Task<long> Write(ImmutableArray<AuditEntry> entries, CancellationToken ct)
    {
        var log = stored.State;
        if (log.Lines.Length >= Handful)
        {
            // Its lines leave here with the next write. Broken off in between, they are in both places, and the same.
            var page = AuditLog.PageOf(log.Lines[0].Number);
            ImmutableArray<AuditLine> lines = [.. log.Lines.TakeWhile(l => AuditLog.PageOf(l.Number) == page)];
            await GrainFactory.GetGrain<ICaseLogPageGrain>(CaseLog.PageKey(this.GetPrimaryKeyString(), page)).Keep(lines, ct);
            log = log with { Lines = log.Lines[lines.Length..] };
        }

        var first = log.Last + 1;
        await stored.Commit(log.Add(entries, clock.GetUtcNow()), ct);
        return first;
    }

    public Task<AuditTail> Tail(CancellationToken ct) => Task.FromResult(stored.State.View());
}
