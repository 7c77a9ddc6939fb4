using Hay.Grains;

namespace Hay.Web.Insight;

/// <summary>The one way to larger numbers: what is shown of the parts, added.</summary>
internal static class ProtectedSum
{
    public static ProtectedCount Sum<T>(this IEnumerable<T> parts, Func<T, ProtectedCount> of) => parts.Aggregate(default(ProtectedCount), (sum, part) => sum + of(part));
}
