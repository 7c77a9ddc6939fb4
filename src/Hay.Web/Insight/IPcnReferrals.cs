using Hay.Care;

namespace Hay.Web.Insight;

/// <summary>
/// What the connector service adds to the profile of a primary care network. Registered where the service is on; else the profile has no
/// such part. Whoever makes it protects its cells: it is shown to analysts, outside any team.
/// </summary>
internal interface IPcnReferrals
{
    /// <summary>Null: there is nothing to show.</summary>
    InsightTable? Of(Pcn pcn, InsightSources of, InsightQuery asked);
}
