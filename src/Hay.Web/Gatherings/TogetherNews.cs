using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Gatherings;

/// <summary>
/// What a page shows of a gathering, and of how many are here: ready words, round counts. Number: 0 where none is on; a page
/// made for another one asks for itself anew. Start: milliseconds since 1970 by the server's clock.
/// </summary>
internal sealed record TogetherNews(long Number, long Start, int Seconds, string Line, int LineNumber, int Lights, string Together, string Here)
{
    public static TogetherNews Of(SpaceNow now, IStringLocalizer say) => new(
        now.Gathering?.Number ?? 0, now.Gathering?.Start.ToUnixTimeMilliseconds() ?? 0, now.Gathering?.Seconds ?? 0,
        now.Gathering?.Line ?? "", now.Gathering?.LineNumber ?? 0, RoundCount.Of(now.Together), RoundCount.Together(now.Together, say), RoundCount.Here(now.Here, say));
}
