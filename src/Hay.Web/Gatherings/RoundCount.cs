using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Gatherings;

/// <summary>How many are here, as it may be said: beyond eight to the nearest five, so that nobody is seen to come or go.</summary>
internal static class RoundCount
{
    private const int Exact = 8;
    private const int Step = 5;

    /// <summary>0 to 8 as they are, then 10, 15, 20, …</summary>
    public static int Of(int count) => count <= Exact ? Math.Max(0, count) : (int)Math.Round(count / (double)Step, MidpointRounding.AwayFromZero) * Step;

    /// <summary>"About 20 people are here now"; empty below eight.</summary>
    public static string Here(int count, IStringLocalizer say) =>
        count < Exact ? "" : say.Count((int)Math.Round(count / (double)Step, MidpointRounding.AwayFromZero) * Step, "About {0} people are here now", "About {0} people are here now");

    /// <summary>Of those who take part in a gathering.</summary>
    public static string Together(int count, IStringLocalizer say) => Of(count) switch
    {
        0 => say["Nobody is here yet"],
        var few when few <= Exact => say.Count(few, "1 person is here", "{0} people are here"),
        var many => say.Count(many, "About {0} people are here", "About {0} people are here"),
    };
}
