
namespace Hay.Grains;

[GrainType("shortlist")]
internal sealed class ShortlistGrain(
    [PersistentState(StoreNames.Shortlist, StoreNames.Provider)] IPersistentState<Shortlist> stored,
    TimeProvider clock) : Grain, IShortlistGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<ShortlistOutcome> Make(MakeShortlist command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Make(command, clock.GetUtcNow());
        if (ReferenceEquals(next, stored.State)) return outcome;
        // The index leads here before the list says so: a crash in between leaves one that leads nowhere, never a list that nobody finds.
        if (!await GrainFactory.GetGrain<IShortlistIndexGrain>(command.Owner).Add(Id, ct)) return ShortlistOutcome.Full;
        await Tell(command.Owner, AuditAct.ShortlistMade, ct);
        await stored.Commit(next, ct);
        return outcome;
    }

    public Task<ShortlistOutcome> Rename(string by, string title, CancellationToken ct) => Change(stored.State.Rename(by, title, clock.GetUtcNow()), ct);

    public Task<ShortlistOutcome> Put(string by, string activity, string line, CancellationToken ct) => Change(stored.State.Put(by, activity, line, clock.GetUtcNow()), ct);

    public Task<ShortlistOutcome> Move(string by, string activity, int place, CancellationToken ct) => Change(stored.State.Move(by, activity, place, clock.GetUtcNow()), ct);

    public Task<ShortlistOutcome> Remove(string by, string activity, CancellationToken ct) => Change(stored.State.Remove(by, activity, clock.GetUtcNow()), ct);

    public async Task<ShortlistOutcome> End(string by, CancellationToken ct)
    {
        var (next, outcome) = stored.State.End(by, clock.GetUtcNow());
        if (!ReferenceEquals(next, stored.State)) await Tell(by, AuditAct.ShortlistEnded, ct);
        await stored.Commit(next, ct);
        return outcome;
    }

    public Task<ShortlistOutcome> Answer(AnswerShortlist command, CancellationToken ct) => Change(stored.State.Answer(command, clock.GetUtcNow()), ct);

    public Task<ShortlistView?> View(string by, CancellationToken ct)
    {
        LeaveIfNone();
        return Task.FromResult(stored.State.IsOf(by) ? stored.State.View(Id, clock.GetUtcNow()) : null);
    }

    public Task<ShortlistView?> Open(string secret, CancellationToken ct)
    {
        LeaveIfNone();
        var now = clock.GetUtcNow();
        return Task.FromResult(stored.State.Opens(secret, now) ? stored.State.View(Id, now) with { Secret = "" } : null);
    }

    public async Task<bool> EraseIfPast(DateTimeOffset now, CancellationToken ct)
    {
        var owner = stored.State.Owner;
        if (owner.Length == 0) return false;
        var isOrphan = await GrainFactory.GetGrain<IAccountHandleGrain>(AccountDetails.IdHandle(owner)).Account(ct) is null;
        if (!isOrphan && !stored.State.IsPast(now)) return false;
        await Clear(owner, ct);
        return true;
    }

    public async Task Erase(string by, CancellationToken ct)
    {
        LeaveIfNone();
        if (stored.State.IsOf(by)) await Clear(by, ct);
    }

    private async Task<ShortlistOutcome> Change((Shortlist Next, ShortlistOutcome Outcome) decided, CancellationToken ct)
    {
        LeaveIfNone();
        await stored.Commit(decided.Next, ct);
        return decided.Outcome;
    }

    // The other way round than when it was made.
    private async Task Clear(string owner, CancellationToken ct)
    {
        await stored.ClearStateAsync(ct);
        await GrainFactory.GetGrain<IShortlistIndexGrain>(owner).Drop(Id, ct);
        DeactivateOnIdle();
    }

    private Task Tell(string by, AuditAct act, CancellationToken ct) =>
        Audit.Write(GrainFactory, new AuditEntry(by, act, StoreNames.Shortlist, Id), ct);

    // Whoever tries links must not fill the memory with what is not there.
    private void LeaveIfNone()
    {
        if (stored.State.Owner.Length == 0) DeactivateOnIdle();
    }
}
