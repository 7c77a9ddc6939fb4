using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>What people of one space do together just now, and how many are here; nobody by name. Key: the space's slug.</summary>
[Alias("hay.IGatheringGrain")]
[Version(1)]
public interface IGatheringGrain : IGrainWithStringKey
{
    /// <summary>One at a time. Safe to send twice: the second time one is on.</summary>
    [Alias("Begin")] Task<GatheringOutcome> Begin(BeginGathering command, CancellationToken ct);

    /// <summary>A line of whoever leads, in the place of the one before.</summary>
    [Alias("Say")] Task<LineOutcome> Say(string words, CancellationToken ct);

    /// <summary>A web process says how many of its pages are open here, in the place of what it said before.</summary>
    [Alias("Report")] Task<SpaceNow> Report(PresenceReport report, CancellationToken ct);

    [ReadOnly, Alias("View")] Task<SpaceNow> View(CancellationToken ct);
}
