using Hay.Grains;

namespace Hay.Web.Profiles;

/// <summary>Carries a profile to another device by a code, typed or scanned.</summary>
internal sealed class Carrying(IGrainFactory grains)
{
    /// <summary>The code made before is good no longer.</summary>
    public Task<string> NewCode(ProfileId profile, CancellationToken ct) => grains.GetGrain<IProfileGrain>(profile.Value).NewCode(ct);

    /// <summary>Uses the code up. Null: it is not good, or not any more.</summary>
    public Task<ProfileId?> Take(string code, CancellationToken ct) => grains.GetGrain<ICarryGrain>(code).Take(ct);

    public Task<ProfileId?> Peek(string code, CancellationToken ct) => grains.GetGrain<ICarryGrain>(code).Peek(ct);
}
