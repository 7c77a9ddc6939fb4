using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Wording;

/// <summary>Short words for the facts of a listing.</summary>
public static class Listings
{
    /// <summary>For a card: "Free", "£3.50", "Pay what you can"; empty when nobody has said.</summary>
    public static string ShortCost(this Cost cost) => cost.Kind switch
    {
        CostKind.Free => "Free",
        CostKind.Donation => "Pay what you can",
        CostKind.Paid when cost.Pence > 0 => Money(cost.Pence),
        _ => "",
    };

    /// <summary>As the organiser says it, else in our words: "£4 each time".</summary>
    public static string LongCost(this Cost cost) => cost switch
    {
        { Words.Length: > 0 } => cost.Words,
        { Kind: CostKind.Paid, Pence: > 0, Per: "course" } => $"{Money(cost.Pence)} for the whole course",
        { Kind: CostKind.Paid, Pence: > 0 } => $"{Money(cost.Pence)} each time",
        { Kind: CostKind.Donation, SuggestedPence: > 0 and { } pence } => $"Pay what you can. {Money(pence)} would help.",
        { Kind: CostKind.Unknown } or { Kind: CostKind.Paid } => "Nobody has said. Ask before you go.",
        _ => cost.ShortCost(),
    };

    public static string Money(int pence) => pence switch
    {
        > 0 and < 100 => string.Create(CultureInfo.InvariantCulture, $"{pence}p"),
        _ when pence % 100 == 0 => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100}.{pence % 100:00}"),
    };

    public static string Miles(double miles) => miles switch
    {
        < 0.15 => "very near",
        < 0.95 => string.Create(CultureInfo.InvariantCulture, $"{miles:0.0} miles"),
        < 1.05 => "1 mile",
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{miles:0.0} miles"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{miles:0} miles"),
    };

    public static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{number:N0} {(number == 1 ? one : many)}");

    /// <summary>"18 and over", "5 to 11"; empty when anyone may come.</summary>
    public static string Ages(this Suitability suits) => (suits.AgeFrom, suits.AgeTo) switch
    {
        ( > 0 and { } from, { } to) => $"{from} to {to} years old",
        ( > 0 and { } from, null) => $"{from} and over",
        (_, { } to) => $"Up to {to} years old",
        _ => "",
    };

    /// <summary>"The Willow Rooms, Bretton"; "Online"; empty when not known.</summary>
    public static string Where(this Listing listing, string? locality)
    {
        if (listing.Setting == Setting.Online) return "Online";
        if (listing.Venue is not { } venue) return "";
        var town = locality ?? venue.Town;
        return town.Length == 0 || venue.Name.Contains(town, StringComparison.OrdinalIgnoreCase) ? venue.Name : $"{venue.Name}, {town}";
    }

    public static string Language(string tag) => Tongues.English(tag);
}
