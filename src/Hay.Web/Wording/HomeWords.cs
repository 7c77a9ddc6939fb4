using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>Where a neighbour's listing is at home.</summary>
internal static class HomeWords
{
    /// <summary>"From Norfolk: Thetford"; empty for what is ours.</summary>
    public static string Of(Listing listing, IStringLocalizer say) => listing.Home is not { } home ? ""
        : home.Space.Length > 0 ? say["From {0}: {1}", home.Neighbour, home.Space] : say["From {0}", home.Neighbour];

    /// <summary>How one gets in there; empty: through the group, or nobody has said.</summary>
    public static string HowIn(Home home, IStringLocalizer say) => home.Booking switch
    {
        BookingKind.DropIn => say["Just turn up"],
        BookingKind.Book or BookingKind.WaitingList => say["Hold a place first"],
        _ => "",
    };
}
