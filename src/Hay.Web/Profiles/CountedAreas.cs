using System.Collections.Immutable;
using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Profiles;

/// <summary>Neighbourhoods under the name by which people know that part of the county.</summary>
internal sealed record CountedAreas(string Name, ImmutableArray<Area> Neighbourhoods)
{
    /// <summary>By space, then by name. Where a middle area has a name, as official ones do, it is said with its space.</summary>
    public static IEnumerable<CountedAreas> Of(Geography geography) =>
        from one in geography.Of(AreaLevel.Neighbourhood)
        let space = geography.Find(one.Space)?.Name ?? ""
        let middle = geography.IsDemo ? "" : geography.Find(one.Middle)?.Name ?? ""
        group one by (space, middle) into part
        orderby part.Key.space, part.Key.middle
        select new CountedAreas(
            string.Join(": ", new[] { part.Key.space, part.Key.middle }.Where(name => name.Length > 0)),
            [.. part.OrderBy(one => one.Name, StringComparer.Ordinal)]);
}

/// <summary>Age bands as people say them.</summary>
internal static class AgeBandWords
{
    /// <param name="band">One of <see cref="AgeBands"/>.</param>
    /// <param name="say">In which language.</param>
    public static string Of(string band, IStringLocalizer say) => band == AgeBands.All[0] ? say["Under {0}", 18]
        : band.EndsWith('+') ? say["{0} or over", band[..^1]]
        : say["{0} to {1}", band.Split('-')[0], band.Split('-')[1]];
}
