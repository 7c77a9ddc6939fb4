using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Hay.Grains;

[GrainType("pulse")]
internal sealed class PulseGrain(
    [PersistentState(StoreNames.Pulse, StoreNames.Provider)] IPersistentState<Pulse> stored,
    TimeProvider clock) : Grain, IPulseGrain
{
    private DateOnly Day => LocalDay.Of(clock.GetUtcNow());

    public Task Answer(PulseAnswer answer, CancellationToken ct) =>
        Enum.IsDefined(answer) ? stored.Commit(stored.State.Answer(answer, Day, static () => RandomNumberGenerator.GetInt32(Pulse.Draws)), ct) : Task.CompletedTask;

    public Task<PulseToday> Today(CancellationToken ct) => Task.FromResult(stored.State.Today(Day));

    public Task<ImmutableArray<PulseWeek>> Weeks(CancellationToken ct) => Task.FromResult(stored.State.Weeks(Day));
}
