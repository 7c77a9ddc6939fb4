using Hay.Grains;

namespace Hay.Web.Api;

/// <summary>One dated session of an activity.</summary>
/// <param name="Id">Stable within its activity, also when it is moved: the clock that its schedule gave it.</param>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Url">Page of the activity.</param>
/// <param name="Title">Of the activity.</param>
/// <param name="Start">With the offset of the place.</param>
/// <param name="End">With the offset of the place.</param>
/// <param name="IsCancelled">It does not take place.</param>
/// <param name="IsFull">No place is left; null: places are not counted here.</param>
internal sealed record ApiSession(string Id, string Activity, string Url, string Title, DateTimeOffset Start, DateTimeOffset End, bool IsCancelled, bool? IsFull)
{
    // Whether it is full, never how many go: that would be a count of people.
    public static ApiSession Of(string activity, string url, Listing listing, SessionView session) => new(
        session.Session.Value, activity, url, listing.Title, session.Start, session.End, session.Cancelled,
        listing.Booking.Kind == BookingKind.Elsewhere || session.PlacesLeft is null ? null : session.PlacesLeft <= 0);
}
