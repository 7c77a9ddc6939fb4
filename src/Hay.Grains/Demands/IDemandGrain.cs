using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// What people looked for in one space and did not find, so that somebody may start it; and how often they found something. Nothing about who looked. Key: the
/// space's slug, or <see cref="Everywhere"/>.
/// </summary>
[Alias("hay.IDemandGrain")]
[Version(1)]
public interface IDemandGrain : IGrainWithStringKey
{
    /// <summary>The key for searches of all spaces.</summary>
    const string Everywhere = "everywhere";

    /// <summary>Counts one more, so do not send it twice.</summary>
    [Alias("Record")] Task<DemandOutcome> Record(UnmetDemand demand, CancellationToken ct);

    /// <summary>Searches that found something: counts these as well, so do not send them twice. Most at once: <see cref="Demand.MostFoundAtOnce"/>.</summary>
    [Alias("CountFound")] Task CountFound(int times, CancellationToken ct);

    /// <summary>What was recorded last, on one day.</summary>
    [ReadOnly, Alias("Latest")] Task<DemandView> Latest(CancellationToken ct);
}
