using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;

namespace Hay.Web.Feeds;

/// <summary>Which feeds and files a host sees first. What is listed one by one goes by <see cref="ListingReview"/>.</summary>
internal sealed class FeedReview(DeskBook desk, TimeProvider clock)
{
    /// <summary>Why a host has to look first, as its people are told; empty: what it brings is listed at once.</summary>
    public string HoldFor(string organisation, Member by, bool isHost) => HoldFor(
        desk.Of(organisation).Any(i => i.WasListed), clock.GetUtcNow() - by.Details.Created, isHost);

    /// <param name="isKnown">Whether the public ever saw anything of the organisation.</param>
    /// <param name="accountAge">Of whoever brings it. A feed can bring a link on any day, so a new account's waits as a whole.</param>
    /// <param name="isHost">Whoever would decide on it themselves.</param>
    public static string HoldFor(bool isKnown, TimeSpan accountAge, bool isHost) =>
        isHost ? "" : !isKnown ? "It is the first thing that the group lists." : accountAge < ListingReview.New ? "The account is new." : "";

    /// <summary>Name and place at once: that is another thing, or a trick.</summary>
    public static bool IsAnother(Listing before, Listing now) => before.Title != now.Title && before.Venue is { } was && now.Venue is { } goes
        && KnownVenues.KeyOf(was) != KnownVenues.KeyOf(goes);
}
