using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// A code that carries a profile to another device: once, and within <see cref="Carry.GoodFor"/>. Key: the
/// <see cref="CarryCode"/>. In memory alone: after a restart one asks for another code.
/// </summary>
[Alias("hay.ICarryGrain")]
[Version(1)]
public interface ICarryGrain : IGrainWithStringKey
{
    /// <summary>False: somebody else has this code, so try another.</summary>
    [Alias("Offer")] Task<bool> Offer(ProfileId profile, CancellationToken ct);

    /// <summary>It carries <paramref name="profile"/> no longer. Safe to send twice.</summary>
    [Alias("Void")] Task Void(ProfileId profile, CancellationToken ct);

    /// <summary>Whose it is; null when it was never offered, was taken already or has run out.</summary>
    [Alias("Take")] Task<ProfileId?> Take(CancellationToken ct);

    /// <summary>As <see cref="Take"/>, but it stays good.</summary>
    [ReadOnly, Alias("Peek")] Task<ProfileId?> Peek(CancellationToken ct);
}
