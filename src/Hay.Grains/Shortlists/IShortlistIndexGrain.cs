using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>Which shortlists an account has. Key: the account's id.</summary>
[Alias("hay.IShortlistIndexGrain")]
[Version(1)]
public interface IShortlistIndexGrain : IGrainWithStringKey
{
    /// <summary>False: there is room for so many. Safe to send twice.</summary>
    [Alias("Add")] Task<bool> Add(string shortlist, CancellationToken ct);

    /// <summary>Safe to send twice.</summary>
    [Alias("Drop")] Task Drop(string shortlist, CancellationToken ct);

    /// <summary>Ids, the newest first; one of them may not be there (any more).</summary>
    [ReadOnly, Alias("View")] Task<ImmutableArray<string>> View(CancellationToken ct);
}
