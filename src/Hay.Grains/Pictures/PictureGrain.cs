using System.Collections.Immutable;

namespace Hay.Grains;

[GrainType("picture")]
internal sealed class PictureGrain(
    [PersistentState(StoreNames.Picture, StoreNames.Provider)] IPersistentState<Picture> stored,
    TimeProvider clock) : Grain, IPictureGrain
{
    public async Task<PictureOutcome> Keep(KeepPicture command, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Keep(command, clock.GetUtcNow());
        await stored.Commit(next, ct);
        return outcome;
    }

    public Task<ImmutableArray<byte>?> Show(int side, CancellationToken ct)
    {
        // Browsers keep what they were shown: hundreds of pictures in memory would serve nobody.
        DeactivateOnIdle();
        return Task.FromResult(stored.State.Of(side)?.Webp);
    }

    public Task<bool> IsKept(CancellationToken ct)
    {
        DeactivateOnIdle();
        return Task.FromResult(!stored.State.Sizes.IsEmpty);
    }

    public async Task<bool> Remove(CancellationToken ct)
    {
        DeactivateOnIdle();
        if (stored.State.Sizes.IsEmpty || stored.State.IsNew(clock.GetUtcNow())) return false;
        await stored.ClearStateAsync(ct);
        return true;
    }
}
