
namespace Hay.Grains;

[GrainType("account")]
internal sealed class AccountGrain(
    [PersistentState(StoreNames.Account, StoreNames.Provider)] IPersistentState<Account> stored) : Grain, IAccountGrain
{
    private string Name => this.GetPrimaryKeyString();

    public Task<AccountView?> View(CancellationToken ct) => Task.FromResult(stored.State.View());

    // Handles lead here before the account says so and go after it has stopped: a crash in between leaves one too many, never
    // one too few, and whoever follows it looks whether the account agrees.
    public async Task<AccountOutcome> Save(AccountDetails details, long revision, string by, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Save(Name, details, revision);
        if (outcome != AccountOutcome.Done) return outcome;
        string[] before = [.. stored.State.Details?.Handles() ?? []];
        string[] after = [.. details.Handles()];
        next = await Tell(next, by, ct, [.. AccountActs.Between(stored.State.Details, details)]);
        foreach (var added in after.Except(before)) await GrainFactory.GetGrain<IAccountHandleGrain>(added).Point(Name, ct);
        await stored.Commit(next, ct);
        foreach (var gone in before.Except(after)) await GrainFactory.GetGrain<IAccountHandleGrain>(gone).Drop(Name, ct);
        return outcome;
    }

    public Task<AccountOutcome> Grant(AccountRole role, string by, CancellationToken ct) => Change(stored.State.Grant(role), AuditAct.RoleGiven, role, by, ct);

    public Task<AccountOutcome> Revoke(AccountRole role, string by, CancellationToken ct) => Change(stored.State.Revoke(role), AuditAct.RoleTaken, role, by, ct);

    public async Task<AccountOutcome> Note(AuditAct act, string note, CancellationToken ct)
    {
        if (stored.State.Details is not { } details) return AccountOutcome.NotFound;
        if (!Account.Noted.Contains(act)) return AccountOutcome.Refused;
        await stored.Commit(await Tell(stored.State, details.Id, ct, (act, note)), ct);
        return AccountOutcome.Done;
    }

    public Task End(string session, CancellationToken ct) => stored.Commit(stored.State.End(session), ct);

    // The other way round: a handle holds the address, so none may stay behind. Broken off, the account is still there to be deleted.
    public async Task Delete(string by, CancellationToken ct)
    {
        // What nobody confirmed was never an account.
        if (stored.State.Details is { EmailConfirmed: true }) await Tell(stored.State, by, ct, (AuditAct.AccountErased, ""));
        string[] handles = [.. stored.State.Details?.Handles() ?? []];
        if (stored.State.Details is { } leaving) await LetGoOfShortlists(leaving.Id, ct);
        foreach (var handle in handles) await GrainFactory.GetGrain<IAccountHandleGrain>(handle).Drop(Name, ct);
        await stored.ClearStateAsync(ct);
    }

    public async Task<bool> DeleteIfAbandoned(DateTimeOffset now, CancellationToken ct)
    {
        if (!stored.State.IsAbandoned(now)) return false;
        await Delete(AuditEntry.Site, ct);
        return true;
    }

    private async Task LetGoOfShortlists(string owner, CancellationToken ct)
    {
        foreach (var id in await GrainFactory.GetGrain<IShortlistIndexGrain>(owner).View(ct)) await GrainFactory.GetGrain<IShortlistGrain>(id).Erase(owner, ct);
    }

    private async Task<AccountOutcome> Change((Account Next, AccountOutcome Outcome) decided, AuditAct act, AccountRole role, string by, CancellationToken ct)
    {
        if (ReferenceEquals(decided.Next, stored.State)) return decided.Outcome;
        await stored.Commit(await Tell(decided.Next, by, ct, (act, $"{role.Kind} {role.Scope}")), ct);
        return decided.Outcome;
    }

    // The log is told before the account is written: what cannot be told is not done.
    private async Task<Account> Tell(Account next, string by, CancellationToken ct, params (AuditAct Act, string Note)[] acts) => acts.Length == 0 ? next
        : next.Told(await Audit.Write(GrainFactory, [.. acts.Select(a => new AuditEntry(by, a.Act, StoreNames.Account, next.Details!.Id, a.Note))], ct), acts.Length);
}
