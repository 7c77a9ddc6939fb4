
namespace Hay.Grains;

[GrainType("account")]
internal sealed class AccountGrain(
    [PersistentState(StoreNames.Account, StoreNames.Provider)] IPersistentState<Account> stored) : Grain, IAccountGrain
{
    private string Name => this.GetPrimaryKeyString();

    public Task<AccountView?> View(CancellationToken ct) => Task.FromResult(stored.State.View());

    // Handles lead here before the account says so and go after it has stopped: a crash in between leaves one too many, never
    // one too few, and whoever follows it looks whether the account agrees.
    public async Task<AccountOutcome> Save(AccountDetails details, long revision, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Save(Name, details, revision);
        if (outcome != AccountOutcome.Done) return outcome;
        string[] before = [.. stored.State.Details?.Handles() ?? []];
        string[] after = [.. details.Handles()];
        foreach (var added in after.Except(before)) await GrainFactory.GetGrain<IAccountHandleGrain>(added).Point(Name, ct);
        await stored.Commit(next, ct);
        foreach (var gone in before.Except(after)) await GrainFactory.GetGrain<IAccountHandleGrain>(gone).Drop(Name, ct);
        return outcome;
    }

    public async Task<AccountOutcome> Grant(AccountRole role, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Grant(role);
        await stored.Commit(next, ct);
        return outcome;
    }

    public async Task<AccountOutcome> Revoke(AccountRole role, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Revoke(role);
        await stored.Commit(next, ct);
        return outcome;
    }

    // The other way round: a handle holds the address, so none may stay behind. Broken off, the account is still there to be deleted.
    public async Task Delete(CancellationToken ct)
    {
        string[] handles = [.. stored.State.Details?.Handles() ?? []];
        foreach (var handle in handles) await GrainFactory.GetGrain<IAccountHandleGrain>(handle).Drop(Name, ct);
        await stored.ClearStateAsync(ct);
    }

    public async Task<bool> DeleteIfAbandoned(DateTimeOffset now, CancellationToken ct)
    {
        if (!stored.State.IsAbandoned(now)) return false;
        await Delete(ct);
        return true;
    }
}
