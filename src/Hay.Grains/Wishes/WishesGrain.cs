using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("wishes")]
internal sealed class WishesGrain(
    [PersistentState(StoreNames.Wishes, StoreNames.Provider)] IPersistentState<Wishes> stored,
    TimeProvider clock) : Grain, IWishesGrain
{
    public Task Wish(string words, CancellationToken ct) => stored.Commit(stored.State.Wish(words, LocalDay.Of(clock.GetUtcNow())), ct);

    public async Task<bool> Join(ImmutableArray<string> wishes, string name, CancellationToken ct)
    {
        if (stored.State.Join(wishes, name) is not { } next) return false;
        await stored.Commit(next, ct);
        return true;
    }

    public Task Settle(string wish, CancellationToken ct) => stored.Commit(stored.State.Settle(wish), ct);

    public Task<ImmutableArray<Wish>> View(CancellationToken ct) => Task.FromResult(stored.State.View());
}
