using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// What people said they would like in one space, for its hosts: words about nobody, and protected counts by month. Exact ones never leave
/// it. Key: the space's slug.
/// </summary>
[Alias("hay.IWishesGrain")]
[Version(1)]
public interface IWishesGrain : IGrainWithStringKey
{
    /// <summary>Counts one more, so do not send it twice. Words: see <see cref="DemandTerms"/>; others are passed over.</summary>
    [Alias("Wish")] Task Wish(string words, CancellationToken ct);

    /// <summary>
    /// From now on these are one and the same. There is no way back: whoever could join and part them at will could work out small numbers.
    /// Safe to send twice.
    /// </summary>
    [Alias("Join")] Task<bool> Join(ImmutableArray<string> wishes, string name, CancellationToken ct);

    /// <summary>A host has answered it, or will not. Safe to send twice.</summary>
    [Alias("Settle")] Task Settle(string wish, CancellationToken ct);

    /// <summary>What waits for an answer, what was asked for last first.</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<Wish>> View(CancellationToken ct);
}
