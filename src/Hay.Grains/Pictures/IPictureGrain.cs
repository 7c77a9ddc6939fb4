using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// The dots of one picture, as they are shown. Key: an id that nobody can guess (<see cref="ListingPicture.Id"/>), so that
/// pictures of drafts are seen by those who were shown their address alone.
/// </summary>
[Alias("hay.IPictureGrain")]
[Version(1)]
public interface IPictureGrain : IGrainWithStringKey
{
    /// <summary>Keeps the picture; never another one under the same key. Safe to send twice.</summary>
    [Alias("Keep")] Task<PictureOutcome> Keep(KeepPicture command, CancellationToken ct);

    /// <summary>The picture as WebP in the size whose longer side is <paramref name="side"/> dots; null: there is none.</summary>
    [ReadOnly, Alias("Show")] Task<ImmutableArray<byte>?> Show(int side, CancellationToken ct);

    /// <summary>Whether it was kept and not removed.</summary>
    [ReadOnly, Alias("IsKept")] Task<bool> IsKept(CancellationToken ct);

    /// <summary>Removes it for good, unless it is so new that the listing it was made for may not name it yet. Safe to send twice.</summary>
    [Alias("Remove")] Task<bool> Remove(CancellationToken ct);
}
