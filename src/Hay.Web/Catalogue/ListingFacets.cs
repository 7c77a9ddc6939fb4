using System.Collections.Immutable;
using System.Numerics;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>Which facts hold for a listing: only what somebody has said.</summary>
internal static class ListingFacets
{
    /// <summary>How many facets there are; each is one bit.</summary>
    public const int Count = 21;

    /// <summary>Every facet but <see cref="Facet.PlacesLeft"/>, which is a matter of sessions.</summary>
    public const Facet OfListings = (Facet)((1 << (Count - 1)) - 1);

    /// <summary>The single facets, in the order of their bits.</summary>
    public static ImmutableArray<Facet> All { get; } = [.. Enumerable.Range(0, Count).Select(bit => (Facet)(1 << bit))];

    public static int BitOf(Facet facet) => BitOperations.TrailingZeroCount((int)facet);

    public static Facet Of(Listing listing)
    {
        var access = listing.Access();
        return When(listing.Cost.Kind == CostKind.Free, Facet.Free)
            | When(access.StepFree == Known.Yes, Facet.StepFree)
            | When(access.HearingLoop == Known.Yes, Facet.HearingLoop)
            | When(access.AccessibleToilet == Known.Yes, Facet.AccessibleToilet)
            // Who has an accessible toilet has a toilet.
            | When(access.Toilet == Known.Yes || access.AccessibleToilet == Known.Yes, Facet.Toilet)
            | When(access.QuietRoom == Known.Yes, Facet.QuietRoom)
            | When(Offers(access.Parking), Facet.Parking)
            | When(Offers(access.Bus), Facet.Bus)
            | When(access.Dogs == Known.Yes, Facet.Dogs)
            | When(Has(listing.Levels, Level.Beginners), Facet.Beginners)
            | When(Has(listing.Levels, Level.Seated), Facet.Seated)
            | When(listing.Setting == Setting.Online, Facet.Online)
            | When(listing.Setting == Setting.Outdoor, Facet.Outdoors)
            | When(listing.Booking.Kind == BookingKind.DropIn, Facet.DropIn)
            | When(listing.FirstVisit.CanJustWatch == true, Facet.CanJustWatch)
            | When(listing.FirstVisit.CanBringSomeone == true, Facet.CanBringSomeone)
            | Audience(listing.Suitability.Audience);
    }

    /// <summary>Whether Hay can promise a place: nobody knows of places that are held elsewhere.</summary>
    public static bool HasPlace(Listing listing, int? placesLeft) =>
        listing.Booking.Kind != BookingKind.Elsewhere && placesLeft is null or > 0;

    private static Facet Audience(ImmutableArray<string> audience) =>
        When(Has(audience, "women") && !Has(audience, "men"), Facet.WomenOnly)
        | When(Has(audience, "men") && !Has(audience, "women"), Facet.MenOnly)
        | When(Has(audience, "carers"), Facet.Carers)
        | When(Has(audience, "families") || Has(audience, "parents"), Facet.Families);

    // Said in words: "Twelve spaces.", or else "No parking, but you can be dropped at the door."
    private static bool Offers(string? words) =>
        !string.IsNullOrWhiteSpace(words) && !words.StartsWith("no ", StringComparison.OrdinalIgnoreCase)
        && !words.StartsWith("none", StringComparison.OrdinalIgnoreCase);

    // A list that a stored record left out altogether may arrive as the default array.
    private static bool Has<T>(ImmutableArray<T> list, T value) => !list.IsDefaultOrEmpty && list.Contains(value);

    private static Facet When(bool holds, Facet facet) => holds ? facet : Facet.None;
}
