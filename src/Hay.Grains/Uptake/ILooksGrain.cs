using System.Collections.Immutable;
using Orleans.CodeGeneration;

namespace Hay.Grains;

/// <summary>How often a listing's page was looked at: at least once, at most <see cref="Looks.MostTimes"/>.</summary>
[GenerateSerializer, Immutable, Alias("hay.Look")]
public sealed record Look([property: Id(0)] string Activity, [property: Id(1)] int Times);

/// <summary>Takes the looks at the listings of one space to the journal. Nothing about who looked. Key: the space's slug.</summary>
[Alias("hay.ILooksGrain")]
[Version(1)]
public interface ILooksGrain : IGrainWithStringKey
{
    /// <summary>Counts these as well, so do not send them twice. Most at once: <see cref="Looks.MostAtOnce"/>; the rest is passed over.</summary>
    [Alias("Record")] Task Record(ImmutableArray<Look> looks, CancellationToken ct);
}
