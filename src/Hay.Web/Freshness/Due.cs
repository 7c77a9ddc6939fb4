using Hay.Grains;
using Hay.Web.Desk;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Freshness;

/// <summary>A listing that waits for its people to say that it is still true. Words: a sentence for a list.</summary>
internal sealed record Due(ListingAge Age, int Days, string Words)
{
    /// <summary>Null: nothing is due, or the public never saw it.</summary>
    public static Due? Of(DeskItem item, DateOnly today, IStringLocalizer say)
    {
        if (!item.IsListed || item.AgesFrom is not { } since) return null;
        var days = today.DayNumber - since.DayNumber;
        var age = Activity.AgeOf(since, today);
        return days < Activity.AskedAt[0] ? null : new Due(age, days, age switch
        {
            ListingAge.Fresh => say["Is it still running? Nobody has said so for {0} days.", days],
            ListingAge.Sinking => say["Nobody has said for {0} days that it is still running, so it comes after the others.", days],
            _ => say["Nobody has said for half a year that it is still running, so it is off the public pages. Say so and it is back."],
        });
    }
}
