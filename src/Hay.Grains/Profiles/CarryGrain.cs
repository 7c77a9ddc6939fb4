
namespace Hay.Grains;

[GrainType("carry")]
internal sealed class CarryGrain(TimeProvider clock) : Grain, ICarryGrain
{
    private Carry _carry = Carry.Nobody;

    public Task<bool> Offer(ProfileId profile, CancellationToken ct)
    {
        (_carry, var isOffered) = _carry.Offer(profile, clock.GetUtcNow());
        return Task.FromResult(isOffered);
    }

    public Task Void(ProfileId profile, CancellationToken ct)
    {
        _carry = _carry.Void(profile);
        return Task.CompletedTask;
    }

    public Task<ProfileId?> Take(CancellationToken ct)
    {
        (_carry, var profile) = _carry.Take(clock.GetUtcNow());
        return Task.FromResult(profile);
    }

    public Task<ProfileId?> Peek(CancellationToken ct) => Task.FromResult(_carry.Peek(clock.GetUtcNow()));
}
