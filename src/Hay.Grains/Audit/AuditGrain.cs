using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("audit")]
internal sealed class AuditGrain(
    [PersistentState(StoreNames.Audit, StoreNames.Provider)] IPersistentState<AuditLog> stored,
    TimeProvider clock) : Grain, IAuditGrain
{
    // Bounds what one write holds, and how long its first line waits for its last.
    private const int MostAtOnce = 100;

    private Batch? _open;
    private Task _last = Task.CompletedTask;

    public async Task<long> Write(ImmutableArray<AuditEntry> entries, CancellationToken ct)
    {
        if (_open is not { } batch || batch.Entries.Count + entries.Length > MostAtOnce)
        {
            (batch, var before) = (new Batch(), _last);
            _open = batch;
            _last = batch.Kept = Keep(batch, before);
        }

        var place = batch.Entries.Count;
        batch.Entries.AddRange(entries);
        return await batch.Kept + place;
    }

    public Task<AuditTail> Tail(CancellationToken ct) => Task.FromResult(stored.State.View());

    // The number of its first line. Nobody's token is used: a caller who goes must not stop what others wait for.
    private async Task<long> Keep(Batch batch, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        if (_open == batch) _open = null;
        var log = stored.State;
        if (log.FullPage() is { } page)
        {
            // Its lines leave here with the next write. Broken off in between, they are in both places, and the same.
            await GrainFactory.GetGrain<IAuditPageGrain>(AuditPage.Key(AuditLog.PageOf(page.Lines[0].Number))).Keep(page.Lines, CancellationToken.None);
            log = log.WithoutFullPage();
        }

        var first = log.Last + 1;
        await stored.Commit(log.Add(batch.Entries, clock.GetUtcNow()), CancellationToken.None);
        return first;
    }

    private sealed class Batch
    {
        public List<AuditEntry> Entries { get; } = [];
        public Task<long> Kept { get; set; } = null!;
    }
}
