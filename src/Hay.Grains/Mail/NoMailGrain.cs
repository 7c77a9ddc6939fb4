
namespace Hay.Grains;

/// <summary>As it is stored.</summary>
public sealed record NoMail
{
    public bool IsUnwanted { get; init; }
}

[GrainType("no-mail")]
internal sealed class NoMailGrain([PersistentState(StoreNames.NoMail, StoreNames.Provider)] IPersistentState<NoMail> stored) : Grain, INoMailGrain
{
    public Task Say(bool isUnwanted, CancellationToken ct) =>
        stored.Commit(stored.State.IsUnwanted == isUnwanted ? stored.State : new NoMail { IsUnwanted = isUnwanted }, ct);

    public Task<bool> IsUnwanted(CancellationToken ct) => Task.FromResult(stored.State.IsUnwanted);
}
