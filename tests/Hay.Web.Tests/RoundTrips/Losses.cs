using Hay.Grains;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>All that is lost when the county is exported and read in again. What is not here comes back as it was.</summary>
internal static class Losses
{
    private static readonly string[] Every = ["csv", "services", "openreferral", "openactive", "ical"];

    public static readonly Loss[] All =
    [
        new(Every, "who looks after a group", f => f.Run(o => o with { Claim = Claim.Unclaimed })),
    ];
}
