using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("shortlist-index")]
internal sealed class ShortlistIndexGrain(
    [PersistentState(StoreNames.ShortlistIndex, StoreNames.Provider)] IPersistentState<ShortlistIndex> stored) : Grain, IShortlistIndexGrain
{
    public async Task<bool> Add(string shortlist, CancellationToken ct)
    {
        if (stored.State.Add(shortlist) is not { } next) return false;
        await stored.Commit(next, ct);
        return true;
    }

    // What is empty leaves nothing behind: the account may be gone.
    public async Task Drop(string shortlist, CancellationToken ct)
    {
        var next = stored.State.Drop(shortlist);
        if (next.Ids.IsEmpty && !stored.State.Ids.IsEmpty) await stored.ClearStateAsync(ct);
        else await stored.Commit(next, ct);
    }

    public Task<ImmutableArray<string>> View(CancellationToken ct) => Task.FromResult(stored.State.Ids);
}
