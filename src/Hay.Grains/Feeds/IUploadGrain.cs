using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// A file that somebody sent and is looking at before it is listed. Key: organisation / account, so that each has one at a
/// time. In memory alone: after a restart one sends it again.
/// </summary>
[Alias("hay.IUploadGrain")]
[Version(1)]
public interface IUploadGrain : IGrainWithStringKey
{
    /// <summary>Replaces what was there.</summary>
    [Alias("Put")] Task Put(Upload upload, CancellationToken ct);

    /// <summary>Null: it was never sent, or too long ago.</summary>
    [ReadOnly, Alias("Look")] Task<Upload?> Look(CancellationToken ct);

    /// <summary>Forgets it. Safe to send twice.</summary>
    [Alias("Drop")] Task Drop(CancellationToken ct);
}

/// <summary>Content: as it came, at most <see cref="Largest"/> bytes.</summary>
[GenerateSerializer, Immutable, Alias("hay.Upload")]
public sealed record Upload([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<byte> Content)
{
    public const int Largest = 2_000_000;
    /// <summary>Most rows of a table, and most events of a calendar.</summary>
    public const int MostRecords = 1000;
}
