using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// One person, pseudonymous and device-held: what they saved and where they are going. Key: <see cref="ProfileId"/>.
/// </summary>
[Alias("hay.IProfileGrain")]
public interface IProfileGrain : IGrainWithStringKey
{
    /// <summary>Safe to send twice.</summary>
    [Alias("Save")] Task<SaveOutcome> Save(string activity, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Unsave")] Task<SaveOutcome> Unsave(string activity, CancellationToken ct);

    /// <summary>An activity tells of a place gained or given up. Safe to send twice and out of order.</summary>
    [Alias("Hear")] Task Hear(Fact fact, CancellationToken ct);

    [ReadOnly, Alias("View")] Task<ProfileView> View(CancellationToken ct);
}
