using System.Globalization;
using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>Short words for the facts of a listing.</summary>
internal static class Listings
{
    /// <summary>For a card: "Free", "£3.50", "Pay what you can"; empty when nobody has said.</summary>
    public static string ShortCost(this Cost cost, IStringLocalizer say) => cost.Kind switch
    {
        CostKind.Free => say["Free"],
        CostKind.Donation => say["Pay what you can"],
        CostKind.Paid when cost.Pence > 0 => Money(cost.Pence),
        _ => "",
    };

    /// <summary>As the organiser says it, else in our words: "£4 each time".</summary>
    public static string LongCost(this Cost cost, IStringLocalizer say) => cost switch
    {
        { Words.Length: > 0 } => cost.Words,
        { Kind: CostKind.Paid, Pence: > 0, Per: "course" } => say["{0} for the whole course", Money(cost.Pence)],
        { Kind: CostKind.Paid, Pence: > 0 } => say["{0} each time", Money(cost.Pence)],
        { Kind: CostKind.Donation, SuggestedPence: > 0 and { } pence } => say["Pay what you can. {0} would help.", Money(pence)],
        { Kind: CostKind.Unknown } or { Kind: CostKind.Paid } => say["Nobody has said. Ask before you go."],
        _ => cost.ShortCost(say),
    };

    public static string Money(int pence) => pence switch
    {
        > 0 and < 100 => string.Create(CultureInfo.InvariantCulture, $"{pence}p"),
        _ when pence % 100 == 0 => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100}.{pence % 100:00}"),
    };

    public static string Miles(double miles, IStringLocalizer say) => miles switch
    {
        < 0.15 => say["very near"],
        >= 0.95 and < 1.05 => say["1 mile"],
        < 9.95 => say["{0} miles", miles.ToString("0.0", Plural.LanguageOf(say).Culture)],
        _ => say["{0} miles", miles.ToString("0", CultureInfo.InvariantCulture)],
    };

    /// <summary>"18 and over", "5 to 11"; empty when anyone may come.</summary>
    public static string Ages(this Suitability suits, IStringLocalizer say) => (suits.AgeFrom, suits.AgeTo) switch
    {
        ( > 0 and { } from, { } to) => say["{0} to {1} years old", from, to],
        ( > 0 and { } from, null) => say["{0} and over", from],
        (_, { } to) => say["Up to {0} years old", to],
        _ => "",
    };

    /// <summary>"The Willow Rooms, Bretton"; "Online"; empty when not known.</summary>
    public static string Where(this Listing listing, string? locality, IStringLocalizer say)
    {
        if (listing.Setting == Setting.Online) return say["Online"];
        if (listing.Venue is not { } venue) return "";
        var town = locality ?? venue.Town;
        return town.Length == 0 || venue.Name.Contains(town, StringComparison.OrdinalIgnoreCase) ? venue.Name : $"{venue.Name}, {town}";
    }

    /// <summary>In the language of the page where that is English, else as those who speak it say it.</summary>
    public static string Tongue(string tag) => Language.Current.IsEnglish ? Tongues.English(tag) : Tongues.Own(tag);
}
