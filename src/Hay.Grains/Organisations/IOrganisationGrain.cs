using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>One organisation: who it is and how to reach it. Key: the organisation id.</summary>
[Alias("hay.IOrganisationGrain")]
public interface IOrganisationGrain : IGrainWithStringKey
{
    /// <summary>Introduces it, or replaces its details. Safe to send twice: the same details change nothing.</summary>
    [Alias("Describe")] Task<PublishResult> Describe(OrganisationDetails details, CancellationToken ct);

    /// <summary>Null when nobody has described it.</summary>
    [ReadOnly, Alias("View")] Task<OrganisationDetails?> View(CancellationToken ct);
}
