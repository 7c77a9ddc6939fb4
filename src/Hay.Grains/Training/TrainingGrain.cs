
namespace Hay.Grains;

[GrainType("training")]
internal sealed class TrainingGrain(
    [PersistentState(StoreNames.Training, StoreNames.Provider)] IPersistentState<Training> stored,
    TimeProvider clock) : Grain, ITrainingGrain
{
    public async Task<OfferOutcome> Offer(OfferedModel model, CancellationToken ct)
    {
        var (next, outcome) = stored.State.Offer(model, clock.GetUtcNow());
        await stored.Commit(next, ct);
        return outcome;
    }

    public Task Damaged(string file, string reason, CancellationToken ct) =>
        stored.Commit(stored.State.Damaged(file, reason, clock.GetUtcNow()), ct);

    public Task<TrainingView> View(CancellationToken ct) => Task.FromResult(stored.State.View());
}
