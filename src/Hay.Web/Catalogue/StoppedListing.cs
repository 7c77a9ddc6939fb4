using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>
/// A listing that is off the pages: enough to say so to somebody who still has its address. IsUnconfirmed: it may be running;
/// only nobody has said so for half a year, and it comes back as soon as somebody does.
/// </summary>
public sealed record StoppedListing(string Title, string Space, string Category, DateTimeOffset? Edited, int Edits, bool IsUnconfirmed = false)
{
    /// <summary>Whether it was at home here.</summary>
    public bool IsOurs { get; init; } = true;

    /// <summary>
    /// As it was last, with its dates as they had been moved, where somebody here took it off: it is not to come back by way of
    /// a neighbour. Null: it went by itself.
    /// </summary>
    internal Listing? TakenOff { get; init; }

    internal static StoppedListing Of(Activity activity, Listing listing) =>
        new(listing.Title, listing.Space, listing.Category, activity.LastEdit(), activity.Edits, activity.IsListed())
        {
            IsOurs = listing.Home is null,
            TakenOff = activity.Paused is not null || (activity.Withdrawn && activity.Stopped) ? listing with { Schedule = activity.ScheduleNow() } : null,
        };
}
