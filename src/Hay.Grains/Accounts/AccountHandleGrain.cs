
namespace Hay.Grains;

[GrainType("account-handle")]
internal sealed class AccountHandleGrain(
    [PersistentState(StoreNames.AccountHandle, StoreNames.Provider)] IPersistentState<AccountHandle> stored) : Grain, IAccountHandleGrain
{
    public Task<string?> Account(CancellationToken ct) => Task.FromResult(stored.State.Account);

    public async Task Point(string account, CancellationToken ct)
    {
        if (stored.State.Account != account) await stored.Commit(new AccountHandle { Account = account }, ct);
    }

    public async Task Drop(string account, CancellationToken ct)
    {
        if (stored.State.Account == account) await stored.ClearStateAsync(ct);
    }
}
